package io.github.dialogporten.sdk.internal.mapping;

/**
 * The two ways in which Altinn writes a service: dialogs and searches with a prefix before its id,
 * the registers without.
 */
public final class ResourceUrns {

  /** What stands before the id. */
  public static final String PREFIX = "urn:altinn:resource:";

  private ResourceUrns() {}

  /**
   * Whether there is an id behind the prefix.
   *
   * @param text any text
   * @return false also when it is the prefix alone
   */
  public static boolean isUrn(String text) {
    return text.startsWith(PREFIX) && text.length() > PREFIX.length();
  }

  /**
   * The service with the prefix.
   *
   * @param id its id, with or without
   * @return the URN
   */
  public static String urn(String id) {
    return id.startsWith(PREFIX) ? id : PREFIX + id;
  }

  /**
   * The service without the prefix.
   *
   * @param urn its id, with or without
   * @return the id; empty for the prefix alone
   */
  public static String id(String urn) {
    return urn.startsWith(PREFIX) ? urn.substring(PREFIX.length()) : urn;
  }
}
