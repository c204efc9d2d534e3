package io.github.dialogporten.sdk.content;

import org.jspecify.annotations.Nullable;

/** Attachments as JSON. */
final class Attachments {

  private Attachments() {}

  static String json(String displayName, String more, String... urls) {
    return """
        {"id":"0195a000-0000-7000-8000-000000000201",%s
        "displayName":[{"languageCode":"nb","value":"%s"}],"urls":[%s]}
        """
        .formatted(more, displayName, String.join(",", urls));
  }

  static String url(String consumer, String url, @Nullable String mediaType) {
    return """
        {"id":"0195a000-0000-7000-8000-000000000301","consumerType":"%s","url":"%s"%s}
        """
        .formatted(consumer, url, mediaType == null ? "" : ",\"mediaType\":\"" + mediaType + "\"");
  }

  /** The member of a dialog that has one, at one address. */
  static String one(String displayName, String url) {
    return "\"attachments\":[" + json(displayName, "", url("Api", url, null)) + "]";
  }
}
