package io.github.dialogporten.sdk.keys;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a file or a variable with a key really holds, whatever a deployment has made of it on the
 * way: UTF-16, a byte order mark, quotation marks around it, escaped line ends, base64 of the
 * whole. The readers take the form that is theirs, and name any other by {@link #phrase}.
 */
final class KeyContent {

  /** The forms that something is known of. */
  enum Form {
    JSON,
    PEM,
    DER,
    OTHER
  }

  private static final int DEEPEST = 4;
  private static final int FEWEST_OF_BASE64 = 32;

  /** What text programs add, and nobody sees. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\x00\\x1a\\u00ad\\u200b-\\u200f\\u2028-\\u202e\\u2060\\ufeff]");

  private static final Pattern QUOTED =
      Pattern.compile(
          "([\"'`])(.*)\\1[,;]?|[\\u201c\\u201e\\u201d](.*)[\\u201c\\u201d][,;]?", Pattern.DOTALL);
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\+(?:u([0-9a-fA-F]{4})|(\\r?\\n)|(.))", Pattern.DOTALL);
  private static final Pattern DATA_URL = Pattern.compile("^data:[^,]{0,100};base64,");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]+={0,2}");
  private static final Pattern WITHOUT_QUOTES =
      Pattern.compile("\\{\\s*'?[a-z0-9_]{1,20}'?\\s*:.*", Pattern.DOTALL);

  private static final Pattern VARIABLE =
      Pattern.compile("(export\\s+)?[A-Za-z_][A-Za-z0-9_]*=[\"'{A-Za-z0-9]");

  /** How texts begin that are no key, and what they are. */
  private static final Map<String, String> OTHERS = others();

  private final Form form;
  private final String phrase;
  private final String text;
  private final byte[] bytes;
  private final @Nullable DerKind kind;

  private KeyContent(Form form, String phrase, String text, byte[] bytes, @Nullable DerKind kind) {
    this.form = form;
    this.phrase = phrase;
    this.text = text;
    this.bytes = bytes;
    this.kind = kind;
  }

  private static KeyContent other(String phrase) {
    return new KeyContent(Form.OTHER, phrase, "", new byte[0], null);
  }

  private static KeyContent text(Form form, String phrase, String text) {
    return new KeyContent(form, phrase, text, new byte[0], null);
  }

  static KeyContent of(byte[] bytes) {
    return of(bytes, 0);
  }

  static KeyContent of(String text) {
    return of(text, 0);
  }

  private static KeyContent of(byte[] bytes, int depth) {
    if (startsWith(bytes, 0x1f, 0x8b) || startsWith(bytes, 'P', 'K', 3, 4)) {
      return other("a compressed archive; unpack the key");
    }
    if (isBinary(bytes)) {
      return binary(bytes);
    }
    return of(decoded(bytes), depth);
  }

  private static boolean startsWith(byte[] bytes, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  /** A sequence of DER begins with a character, 0, and goes on with what is none. */
  private static boolean isBinary(byte[] bytes) {
    if (DerKind.of(bytes).filter(DerKind::isStore).isPresent()) {
      return true;
    }
    if (!startsWith(bytes, Der.SEQUENCE) || bytes.length < 4) {
      return false;
    }
    boolean isUtf16 = bytes[1] == 0 && bytes[3] == 0;
    for (int i = 1; i < 4 && !isUtf16; i++) {
      if (bytes[i] < '\t') {
        return true; // a control character, or above ASCII
      }
    }
    return false;
  }

  private static KeyContent binary(byte[] bytes) {
    DerKind kind = DerKind.of(bytes).orElse(DerKind.OTHER);
    if (kind == DerKind.OTHER && isUtf8(bytes)) {
      return other(
          "a binary file, such as a PKCS#12 store, that was read or copied as text on its way,"
              + " which destroys it; copy it as binary, or as base64");
    }
    return new KeyContent(Form.DER, kind.phrase(), "", bytes, kind);
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** As the byte order mark says; without one UTF-16 shows by its many zeros. */
  private static String decoded(byte[] bytes) {
    Charset charset = StandardCharsets.UTF_8;
    if (startsWith(bytes, 0xff, 0xfe, 0, 0)) {
      charset = Charset.forName("UTF-32LE");
    } else if (startsWith(bytes, 0, 0, 0xfe, 0xff)) {
      charset = Charset.forName("UTF-32BE");
    } else if (startsWith(bytes, 0xff, 0xfe) || isZero(bytes, 1)) {
      charset = StandardCharsets.UTF_16LE;
    } else if (startsWith(bytes, 0xfe, 0xff) || isZero(bytes, 0)) {
      charset = StandardCharsets.UTF_16BE;
    }
    return new String(bytes, charset);
  }

  private static boolean isZero(byte[] bytes, int parity) {
    return bytes.length >= 4
        && bytes[parity] == 0
        && bytes[parity + 2] == 0
        && bytes[1 - parity] != 0
        && bytes[3 - parity] != 0;
  }

  private static KeyContent of(String given, int depth) {
    String text = INVISIBLE.matcher(given).replaceAll("").replace('\u00a0', ' ').strip();
    if (text.isEmpty()) {
      return other("empty");
    }
    Optional<Map<String, Object>> json = JsonObjects.in(text);
    if (json.isEmpty()) {
      Matcher quoted = QUOTED.matcher(text);
      if (depth < DEEPEST && quoted.matches()) {
        return of(quoted.group(quoted.group(1) == null ? 3 : 2), depth + 1);
      }
      if (depth < DEEPEST && text.startsWith("\\")) {
        return of(unescaped(text), depth + 1);
      }
      json = JsonObjects.in(unescaped(text));
      text = json.isPresent() ? unescaped(text) : text;
    }
    boolean isJwk = json.isPresent() && (json.get().get("kty") != null);
    boolean isSet = json.isPresent() && (json.get().get("keys") != null);
    if (!isJwk && !isSet && text.contains("-----BEGIN")) {
      return percentEncoded(text)
          ? other("percent-encoded, as for a URL; decode it")
          : text(Form.PEM, "a PEM file", unescaped(text));
    }
    if (json.isPresent()) {
      String phrase =
          isSet ? "a set of JWKs" : isJwk ? "a JWK" : "JSON, but no JWK: it has no 'kty'";
      return text(Form.JSON, phrase, text);
    }
    return inBase64(text, depth).orElse(named(text));
  }

  private static boolean percentEncoded(String text) {
    return text.contains("-----BEGIN%20");
  }

  /** Without the escapes of JSON and of variables in one line, however often they were escaped. */
  private static String unescaped(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    return ESCAPE
        .matcher(text)
        .replaceAll(
            found -> {
              if (found.group(1) != null) {
                return Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(found.group(1), 16)));
              }
              if (found.group(2) != null) {
                return "\n"; // a line that goes on
              }
              return switch (found.group(3)) {
                case "n" -> "\n";
                case "r" -> "\r";
                case "t" -> "\t";
                default -> Matcher.quoteReplacement(found.group(3));
              };
            });
  }

  /** What base64 of either alphabet holds, when that is something known. */
  private static Optional<KeyContent> inBase64(String text, int depth) {
    String plain = DATA_URL.matcher(unescaped(text)).replaceFirst("").replaceAll("\\s", "");
    if (depth >= DEEPEST || plain.length() < FEWEST_OF_BASE64 || !BASE64.matcher(plain).matches()) {
      return Optional.empty();
    }
    try {
      byte[] inner =
          Base64.getDecoder()
              .decode(plain.replace('-', '+').replace('_', '/').replaceAll("=+$", ""));
      KeyContent found = of(inner, depth + 1);
      boolean isKnown = found.form != Form.OTHER && found.kind != DerKind.OTHER;
      return isKnown ? Optional.of(found) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static KeyContent named(String text) {
    for (Map.Entry<String, String> each : OTHERS.entrySet()) {
      if (text.startsWith(each.getKey())) {
        return other(each.getValue());
      }
    }
    if (text.startsWith("eyJ") && text.indexOf('.') > 0) {
      return other("a token or an encrypted JWK (JWE), not the JWK itself");
    }
    if (VARIABLE.matcher(text).lookingAt()) {
      return other("a line NAME=value; the value alone is needed");
    }
    if (text.startsWith("{")) {
      return other(
          WITHOUT_QUOTES.matcher(text).matches()
              ? "JSON without its quotation marks, which a shell takes away; quote the whole of it"
              : "damaged JSON, or JSON that is cut off");
    }
    if (text.contains("BEGIN ") && text.contains("KEY")) {
      return other("a PEM file whose BEGIN line has not its five hyphens at each end");
    }
    return other("");
  }

  private static Map<String, String> others() {
    String reference = "a reference to a secret, which nothing has replaced by the secret itself";
    String ssh = "a public key of SSH; the private one is needed, as PEM";
    Map<String, String> others = new LinkedHashMap<>();
    others.put("${", reference);
    others.put("$(", reference);
    others.put("{{", reference);
    others.put("#{", reference);
    others.put("@Microsoft.KeyVault(", reference);
    others.put("$ANSIBLE_VAULT", "encrypted by Ansible Vault; decrypt it when it is deployed");
    others.put("apiVersion:", "a manifest of Kubernetes; take the key out of it");
    others.put("version https://git-lfs", "a pointer of Git LFS; fetch the file itself");
    others.put("%7B", "percent-encoded, as for a URL; decode it");
    others.put("%2D", "percent-encoded, as for a URL; decode it");
    others.put(
        "PuTTY-User-Key-File", "a key of PuTTY; export it with PuTTYgen as OpenSSH, then PEM");
    others.put("---- BEGIN SSH2", ssh);
    others.put("ssh-", ssh);
    others.put("ecdsa-sha2-", ssh);
    others.put("<", "XML or HTML");
    return others;
  }

  boolean is(Form wanted) {
    return form == wanted;
  }

  /** Whether it is a store that a password opens. */
  boolean isStore() {
    return kind != null && kind.isStore();
  }

  /** Whether it is a private key of its own, in DER. */
  boolean isPrivateDer() {
    return kind == DerKind.PKCS8 || kind == DerKind.PKCS1 || kind == DerKind.SEC1;
  }

  /** For JSON and PEM. */
  String text() {
    return text;
  }

  /** For DER. */
  byte[] bytes() {
    return bytes.clone();
  }

  Optional<DerKind> kind() {
    return Optional.ofNullable(kind);
  }

  /** What it is, with its article and no values; the given words where nothing is known of it. */
  String phrase(String unknown) {
    return phrase.isEmpty() ? unknown : phrase;
  }

  /** Never what it holds. */
  @Override
  public String toString() {
    return "KeyContent[" + form + "]";
  }
}
