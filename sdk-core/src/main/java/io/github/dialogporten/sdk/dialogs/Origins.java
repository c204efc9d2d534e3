package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.Ascii;
import io.github.dialogporten.sdk.internal.mapping.ResourceUrns;
import io.github.dialogporten.sdk.text.Link;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides where a dialog comes from: by the type of its service, then by the addresses in it, then
 * by the form of the service's id. Never by the service owner: each of them may use all ways.
 */
final class Origins {

  private static final Pattern MIGRATED_MESSAGE =
      Pattern.compile("[^-]+-migratedcorrespondence-[^-]+-[^-]+");

  /** The storage of instances, the adapter that writes their dialogs, and the receipt page. */
  private static final Pattern OF_INSTANCES =
      Pattern.compile(
          "/storage/(?:api/v1/instances|dialogporten/api/v1/(?:receipt|instance))/.+"
              + "|/receipt/\\d+/[0-9a-f-]{36}");

  private static final String LOGIN = "/authentication/api/v1/authentication";

  private Origins() {}

  /** By the service alone. */
  static DialogOrigin ofService(String resourceType, String serviceResource) {
    return switch (Ascii.lower(resourceType.strip())) {
      case "genericaccessresource" -> DialogOrigin.DIRECT;
      case "correspondenceservice" ->
          MIGRATED_MESSAGE.matcher(id(serviceResource)).matches()
              ? DialogOrigin.ALTINN2_MESSAGE
              : DialogOrigin.ALTINN3_MESSAGE;
      case "altinnapp" -> DialogOrigin.APP;
      case "migratedapp" -> DialogOrigin.ALTINN2_FORM;
      default -> DialogOrigin.UNKNOWN;
    };
  }

  /**
   * By the service and the addresses. A service owner may write dialogs of its own on the service
   * of an app: nothing in them leads to an instance. Where an address is masked nobody can tell
   * where it leads, and what is usual stands.
   */
  static DialogOrigin of(Dialog dialog) {
    DialogOrigin usual = ofService(dialog.serviceResourceType(), dialog.serviceResource());
    if (!usual.equals(DialogOrigin.APP)) {
      return usual;
    }
    List<Link> links = links(dialog).toList();
    Pattern instances = instancesOf(id(dialog.serviceResource()));
    boolean leadsToInstance =
        links.stream().anyMatch(link -> path(link).filter(p -> leads(p, instances)).isPresent());
    boolean leadsElsewhere =
        links.stream().anyMatch(Link::isUsable) && links.stream().noneMatch(Link::isUnauthorized);
    return !leadsToInstance && leadsElsewhere ? DialogOrigin.DIRECT : DialogOrigin.APP;
  }

  private static String id(String serviceResource) {
    return ResourceUrns.id(Ascii.lower(serviceResource.strip()));
  }

  private static Stream<Link> links(Dialog dialog) {
    return Stream.of(
            dialog.mainContentReference().stream().flatMap(Origins::links),
            dialog.apiActions().stream()
                .flatMap(action -> action.endpoints().stream())
                .map(ApiEndpoint::link),
            dialog.guiActions().stream().map(GuiAction::link),
            dialog.attachments().stream().flatMap(Origins::links),
            dialog.transmissions().stream().flatMap(Origins::links))
        .flatMap(each -> each);
  }

  private static Stream<Link> links(Transmission transmission) {
    return Stream.concat(
        transmission.contentReference().stream().flatMap(Origins::links),
        transmission.attachments().stream().flatMap(Origins::links));
  }

  private static Stream<Link> links(ContentReference reference) {
    return reference.links().all().stream().map(text -> Link.of(text.value()));
  }

  private static Stream<Link> links(Attachment attachment) {
    return attachment.urls().stream().map(AttachmentUrl::link);
  }

  /** At the app itself, under its own name: {@code /{org}/{app}/instances/...}. */
  private static Pattern instancesOf(String id) {
    String[] parts = id.split("_", 3);
    String app = parts.length == 3 ? parts[1] + "/" + parts[2] : id;
    return Pattern.compile("/" + Pattern.quote(app) + "/(?:instances/|#/instance/).+");
  }

  private static boolean leads(String path, Pattern instances) {
    return OF_INSTANCES.matcher(path).matches() || instances.matcher(path).matches();
  }

  /** The path, and where the app's pages keep theirs: after the {@code #}. */
  private static Optional<String> path(Link link) {
    return link.uri().map(Origins::behindLogin).map(Origins::path);
  }

  private static String path(URI uri) {
    String fragment = uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment();
    return Ascii.lower(uri.getRawPath() + fragment);
  }

  /** Links for browsers go through Altinn's login page, with the real address inside. */
  private static URI behindLogin(URI uri) {
    @Nullable String query = uri.getRawQuery();
    if (!LOGIN.equals(uri.getPath()) || query == null) {
      return uri;
    }
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith("goto=")) {
        return Link.of(decoded(pair.substring(5))).uri().orElse(uri);
      }
    }
    return uri;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException odd) {
      return "";
    }
  }
}
