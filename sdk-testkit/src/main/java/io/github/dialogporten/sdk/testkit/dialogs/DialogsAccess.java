package io.github.dialogporten.sdk.testkit.dialogs;

import io.github.dialogporten.sdk.internal.Internal;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import java.util.SortedMap;

/** Opens this package to the rest of the kit. */
@Internal
public final class DialogsAccess {

  private DialogsAccess() {}

  public static StoredDialogs dialogs(World world) {
    return new StoredDialogs(world);
  }

  public static SortedMap<String, String> byLanguage(Text text) {
    return text.byLanguage();
  }
}
