package io.github.dialogporten.sdk.testkit.tokens;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.DialogState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.TokenType;
import io.github.dialogporten.sdk.testkit.internal.tokens.Tokens;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.UUID;

/** Dialogporten as the issuer of dialog tokens. Thread-safe. */
public final class DialogTokenSigner {

  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final int LEVEL = 3;

  private final World world;
  private final Tokens tokens;

  DialogTokenSigner(World world, Tokens tokens) {
    this.world = world;
    this.tokens = tokens;
  }

  /**
   * A dialog token, without anybody opening the dialog: for tests of a system that receives them.
   * It says what the owner of the dialog would get, authenticated at level 3.
   *
   * @param dialogId the dialog
   * @param actions what it allows: entries with {@code ;} between them, as in the token
   * @return the token, for ten minutes
   * @throws NoSuchElementException when there is no such dialog
   */
  public String issue(UUID dialogId, String actions) {
    ObjectNode claims = Json.object();
    synchronized (world) {
      DialogState dialog = world.dialogs.get(dialogId);
      if (dialog == null) {
        throw new NoSuchElementException("no dialog " + dialogId);
      }
      claims.put("c", dialog.party);
      claims.put("l", LEVEL);
      claims.put("p", dialog.party);
      claims.put("s", dialog.resource);
    }
    claims.put("i", dialogId.toString());
    claims.put("a", actions);
    return tokens.make(TokenType.DIALOG, claims, tokens.now().plus(LIFETIME));
  }

  /**
   * Signs from now on with the key that was published as the next one, and publishes another next
   * one. The key before it stays in the key set, and the one before that goes.
   */
  public void rotateKeys() {
    tokens.rotateDialog();
  }

  @Override
  public String toString() {
    return "DialogTokenSigner[]";
  }
}
