package io.github.dialogporten.sdk.testkit.internal.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An attachment of a dialog or a transmission. */
public final class AttachmentState {
  public UUID id = Ids.next();
  public SortedMap<String, String> displayName = new TreeMap<>();
  public @Nullable String name;
  public @Nullable Instant expiresAt;
  public final List<UrlState> urls = new ArrayList<>();
}
