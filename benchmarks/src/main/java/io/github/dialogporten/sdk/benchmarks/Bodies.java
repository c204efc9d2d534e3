package io.github.dialogporten.sdk.benchmarks;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Answers as Dialogporten writes them, with every documented field, in the sizes that real ones
 * have. What is often empty is so in every second one. All is made up, and the same in every run.
 */
final class Bodies {

  static final UUID SMALL = id(1);
  static final UUID LARGE = id(2);
  static final UUID WITH_FILE = id(3);
  static final String PARTY = "urn:altinn:organization:identifier-no:310923044";

  private static final DateTimeFormatter SEVEN_DIGITS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final Instant FIRST = Instant.parse("2026-03-09T08:07:06.123456700Z");

  private Bodies() {}

  /** A page of a search. */
  static byte[] page(int dialogs) {
    return utf8(
        """
        {"items":[%s],"hasNextPage":true,
        "continuationToken":"contentupdatedat:2026-03-09T08:07:06.1234567+00:00,id:%s",
        "orderBy":"contentupdatedat_asc,id_asc"}
        """
            .formatted(list(dialogs, Bodies::summary), id(99)));
  }

  /** An opened dialog, whose attachments lead to an address. */
  static byte[] dialog(UUID id, int transmissions, URI attachments) {
    return utf8(
        """
        {%s,"revision":"%s","expiresAt":"%s","dialogToken":"%s",
        "content":{%s,"additionalInfo":%s,"mainContentReference":%s},
        "attachments":[%s],"guiActions":[%s],"apiActions":[%s],"activities":[%s],
        "transmissions":[%s]}
        """
            .formatted(
                header(id, 8),
                id(400),
                time(400),
                token(),
                content(8),
                content("text/markdown", "Mer om saken. ".repeat(15)),
                reference("https://skd.eksempel.invalid/dialoger/" + id + "/innhold"),
                list(3, number -> attachment(number, attachments)),
                list(3, Bodies::guiAction),
                list(2, Bodies::apiAction),
                list(6, Bodies::activity),
                list(transmissions, number -> transmission(number, attachments))));
  }

  private static String summary(int number) {
    return """
        {%s,"guiAttachmentCount":%d,"latestActivity":%s,"content":{%s}}
        """
        .formatted(
            header(id(1_000 + number), number), number % 4, activity(number), content(number));
  }

  private static String header(UUID id, int number) {
    return """
        "id":"%s","org":"skd","serviceResource":"urn:altinn:resource:skd-skattemelding",
        "serviceResourceType":"GenericAccessResource","party":"%s","progress":%d,
        "process":"urn:skd:2026:%d","precedingProcess":"urn:skd:2025:%d",
        "extendedStatus":"venter-paa-svar","externalReference":"skd-2026-%06d","createdAt":"%s",
        "updatedAt":"%s","contentUpdatedAt":"%s","dueAt":"%s","status":"RequiresAttention",
        "systemLabel":"Default","isApiOnly":false,"hasUnopenedContent":true,"isContentSeen":false,
        "fromPartyTransmissionsCount":1,"fromServiceOwnerTransmissionsCount":2,
        "endUserContext":{"revision":"%s","systemLabels":["Default"]},
        "seenSinceLastUpdate":[%s],"seenSinceLastContentUpdate":[%s]
        """
        .formatted(
            id,
            PARTY,
            number % 101,
            number,
            number,
            number,
            time(number),
            time(number + 1),
            time(number + 2),
            time(number + 3),
            id(2_000 + number),
            list(1 - number % 2, ignored -> seen(number)),
            seen(number));
  }

  private static String content(int number) {
    String texts =
        """
        "title":%s,"summary":%s,"senderName":%s
        """
            .formatted(
                content("text/plain", "Skattemelding, sak " + number),
                content("text/plain", "Svar innen fristen."),
                content("text/plain", "Skatteetaten"));
    return number % 2 == 0
        ? texts + ",\"extendedStatus\":" + content("text/plain", "Venter på svar")
        : texts;
  }

  private static String content(String mediaType, String text) {
    return "{\"value\":%s,\"mediaType\":\"%s\"}".formatted(texts(text), mediaType);
  }

  private static String reference(String link) {
    return """
        {"value":%s,"isAuthorized":true,
        "mediaType":"application/vnd.dialogporten.frontchannelembed-url;type=text/markdown"}
        """
        .formatted(texts(link));
  }

  private static String texts(String text) {
    return """
        [{"value":"%s","languageCode":"nb"},{"value":"%s","languageCode":"en"}]
        """
        .formatted(text, text);
  }

  private static String seen(int number) {
    return """
        {"id":"%s","seenAt":"%s","seenBy":%s,"isViaServiceOwner":false,"isCurrentEndUser":true}
        """
        .formatted(id(3_000 + number), time(number), person());
  }

  private static String person() {
    return """
        {"actorType":"PartyRepresentative","actorName":"SYNTETISK PERSON",
        "actorId":"urn:altinn:person:identifier-ephemeral:7f83b1657f"}
        """;
  }

  private static String activity(int number) {
    return """
        {"id":"%s","createdAt":"%s","type":"Information","extendedType":"urn:skd:aktivitet:%d",
        "transmissionId":"%s","performedBy":%s,"description":%s}
        """
        .formatted(
            id(4_000 + number), time(number), number, id(5_000), person(), texts("Purring sendt"));
  }

  private static String attachment(int number, URI link) {
    return """
        {"id":"%s","displayName":%s,"name":"vedlegg-%d.pdf","expiresAt":"%s","urls":[
        {"id":"%s","url":"%s","mediaType":"application/pdf","consumerType":"Api"},
        {"id":"%s","url":"https://skd.eksempel.invalid/vedlegg/%d","mediaType":"text/html",
        "consumerType":"Gui"}]}
        """
        .formatted(
            id(6_000 + number),
            texts("Vedlegg " + number),
            number,
            time(600_000),
            id(7_000 + number),
            link,
            id(8_000 + number),
            number);
  }

  private static String guiAction(int number) {
    return """
        {"id":"%s","action":"write","url":"https://skd.eksempel.invalid/handling/%d",
        "authorizationAttribute":"urn:altinn:subresource:del-%d","isAuthorized":true,
        "isDeleteDialogAction":false,"priority":"Primary","httpMethod":"POST","title":%s,
        "prompt":%s}
        """
        .formatted(id(9_000 + number), number, number, texts("Bekreft"), texts("Er du sikker?"));
  }

  private static String apiAction(int number) {
    return """
        {"id":"%s","action":"submit","name":"send-inn-%d","isAuthorized":true,
        "authorizationAttribute":"urn:altinn:subresource:del-%d","endpoints":[
        {"id":"%s","version":"v%d","url":"https://api.skd.eksempel.invalid/skattemelding/%d",
        "httpMethod":"PUT","documentationUrl":"https://skd.eksempel.invalid/dokumentasjon",
        "requestSchema":"https://skd.eksempel.invalid/skjema/inn.json",
        "responseSchema":"https://skd.eksempel.invalid/skjema/ut.json","deprecated":false,
        "sunsetAt":"%s"}]}
        """
        .formatted(
            id(10_000 + number), number, number, id(11_000 + number), number, number, time(0));
  }

  private static String transmission(int number, URI attachments) {
    return """
        {"id":"%s","createdAt":"%s","type":"Information","isAuthorized":true,"isOpened":false,
        "authorizationAttribute":"urn:altinn:subresource:del-%d","deletedAt":"%s",
        "extendedType":"urn:skd:forsendelse:%d","externalReference":"skd-forsendelse-%d",
        "relatedTransmissionId":"%s","sender":{"actorType":"ServiceOwner",
        "actorName":"Skatteetaten","actorId":"urn:altinn:organization:identifier-no:974761076"},
        "content":{"title":%s,"summary":%s,"contentReference":%s},"attachments":[%s],
        "navigationalActions":[%s]}
        """
        .formatted(
            id(12_000 + number),
            time(number),
            number,
            time(number),
            number,
            number,
            id(13_000 + number),
            content("text/plain", "Melding " + number),
            content("text/plain", "Mottatt."),
            reference("https://skd.eksempel.invalid/f/" + number),
            list(1 - number % 2, ignored -> attachment(number, attachments)),
            list(1 - number % 2, ignored -> navigation(number)));
  }

  private static String navigation(int number) {
    return """
        {"title":%s,"url":"https://skd.eksempel.invalid/se/%d","expiresAt":"%s"}
        """
        .formatted(texts("Se saken"), number, time(number));
  }

  /** A dialog token as long as the real ones; its signature is none. */
  private static String token() {
    String claims =
        """
        {"jti":"%s","c":"urn:altinn:person:identifier-no:26828597642","l":4,"p":"%s",
        "s":"urn:altinn:resource:skd-skattemelding","i":"%s",
        "a":"read;write;submit;transmissionread;subresource:del-1,read;subresource:del-2,read",
        "iss":"https://platform.altinn.no/dialogporten/api/v1","iat":1773043626,"nbf":1773043626,
        "exp":4926643626}
        """
            .formatted(id(500), PARTY, SMALL);
    return base64("{\"alg\":\"EdDSA\",\"typ\":\"JWT\",\"kid\":\"syntetisk-primary\"}")
        + "."
        + base64(joined(claims))
        + "."
        + base64("x".repeat(64));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String list(int count, IntFunction<String> item) {
    return IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(","));
  }

  private static UUID id(int number) {
    return new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
  }

  private static String time(int number) {
    return SEVEN_DIGITS.format(FIRST.plusSeconds(3_601L * number));
  }

  private static byte[] utf8(String lines) {
    return joined(lines).getBytes(StandardCharsets.UTF_8);
  }

  /** As one line, as a server writes it. */
  private static String joined(String lines) {
    return lines.lines().collect(Collectors.joining());
  }
}
