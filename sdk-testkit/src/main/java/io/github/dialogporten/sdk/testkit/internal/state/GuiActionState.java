package io.github.dialogporten.sdk.testkit.internal.state;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A GUI action. */
public final class GuiActionState {
  public UUID id = Ids.next();
  public String action = "read";
  public String url = "";
  public @Nullable String attribute;
  public boolean deletesDialog;
  public String method = "GET";
  public String priority = "Tertiary";
  public SortedMap<String, String> title = new TreeMap<>();
  public SortedMap<String, String> prompt = new TreeMap<>();
}
