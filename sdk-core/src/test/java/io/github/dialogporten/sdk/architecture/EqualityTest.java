package io.github.dialogporten.sdk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.dialogporten.sdk.FutureCalls;
import io.github.dialogporten.sdk.actions.ActionResult;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenCache;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.config.CircuitBreakerOptions;
import io.github.dialogporten.sdk.config.RateLimitOptions;
import io.github.dialogporten.sdk.content.ContentBody;
import io.github.dialogporten.sdk.dialogs.Activity;
import io.github.dialogporten.sdk.dialogs.ApiAction;
import io.github.dialogporten.sdk.dialogs.ApiEndpoint;
import io.github.dialogporten.sdk.dialogs.Attachment;
import io.github.dialogporten.sdk.dialogs.AttachmentUrl;
import io.github.dialogporten.sdk.dialogs.ContentReference;
import io.github.dialogporten.sdk.dialogs.ContentText;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogHeader;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogs.EndUserContext;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.dialogs.LabelLogEntry;
import io.github.dialogporten.sdk.dialogs.Limits;
import io.github.dialogporten.sdk.dialogs.NavigationalAction;
import io.github.dialogporten.sdk.dialogs.SearchChanges;
import io.github.dialogporten.sdk.dialogs.SearchLimits;
import io.github.dialogporten.sdk.dialogs.SeenLogEntry;
import io.github.dialogporten.sdk.dialogs.SortOrder;
import io.github.dialogporten.sdk.dialogs.SystemLabel;
import io.github.dialogporten.sdk.dialogs.Transmission;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenAction;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenCheck;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenClaims;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenIssuer;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenKey;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenKeySet;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenResult;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenValidator;
import io.github.dialogporten.sdk.errors.ApiError;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.Problem;
import io.github.dialogporten.sdk.errors.TokenRefusal;
import io.github.dialogporten.sdk.fixtures.Jwts;
import io.github.dialogporten.sdk.labels.BulkLabelResult;
import io.github.dialogporten.sdk.labels.LabelChange;
import io.github.dialogporten.sdk.labels.LabelPart;
import io.github.dialogporten.sdk.labels.LabelResult;
import io.github.dialogporten.sdk.labels.LabelTarget;
import io.github.dialogporten.sdk.lookup.AccessEvidence;
import io.github.dialogporten.sdk.lookup.AccessGrant;
import io.github.dialogporten.sdk.lookup.DialogLookup;
import io.github.dialogporten.sdk.lookup.FoundDialog;
import io.github.dialogporten.sdk.lookup.InstanceRef;
import io.github.dialogporten.sdk.lookup.ServiceOwnerDialogLookup;
import io.github.dialogporten.sdk.paging.Listing;
import io.github.dialogporten.sdk.paging.PageCursor;
import io.github.dialogporten.sdk.parties.AccessQuery;
import io.github.dialogporten.sdk.parties.AccessQuery.Inclusion;
import io.github.dialogporten.sdk.parties.InstanceAccess;
import io.github.dialogporten.sdk.parties.Party;
import io.github.dialogporten.sdk.parties.PartyAccess;
import io.github.dialogporten.sdk.parties.PartyAccessList;
import io.github.dialogporten.sdk.parties.PartyList;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.resources.AccessSource;
import io.github.dialogporten.sdk.resources.ServiceOwner;
import io.github.dialogporten.sdk.resources.ServiceResource;
import io.github.dialogporten.sdk.resources.ServiceResourceList;
import io.github.dialogporten.sdk.text.Actor;
import io.github.dialogporten.sdk.text.Link;
import io.github.dialogporten.sdk.text.Localized;
import io.github.dialogporten.sdk.text.LocalizedText;
import io.github.dialogporten.sdk.text.OpenValue;
import io.github.dialogporten.sdk.tokens.TokenInspector;
import io.github.dialogporten.sdk.tokens.TokenOrganisation;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Identifiers, options, queries, cursors, open values and texts are equal when their contents are.
 * What the server answered, and what became of a call, is equal to itself only: two readings of one
 * dialog are two documents. (OpenValuesTest proves the equality of open values.)
 */
class EqualityTest {

  private static final UUID ID = UUID.fromString("01990000-0000-7000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("01990000-0000-7000-8000-000000000002");
  private static final PartyUrn BAKERY = PartyUrn.organisation("310923044");

  /** Each type with some values of it, no two of which are equal. */
  private static final Map<Class<?>, List<Supplier<?>>> VALUES = values();

  private static final Set<Class<?>> DOCUMENTS =
      Set.of(
          // parties and services
          Party.class,
          PartyList.class,
          PartyAccess.class,
          PartyAccessList.class,
          InstanceAccess.class,
          ServiceResource.class,
          ServiceResourceList.class,
          ServiceOwner.class,
          AccessSource.class,
          Limits.class,
          SearchLimits.class,
          // dialogs
          DialogHeader.class,
          DialogSummary.class,
          Dialog.class,
          EndUserContext.class,
          ContentText.class,
          ContentReference.class,
          ContentBody.class,
          Attachment.class,
          AttachmentUrl.class,
          Transmission.class,
          NavigationalAction.class,
          GuiAction.class,
          ApiAction.class,
          ApiEndpoint.class,
          Activity.class,
          SeenLogEntry.class,
          LabelLogEntry.class,
          Actor.class, // its id changes from answer to answer
          // lookups
          FoundDialog.class,
          DialogLookup.class,
          ServiceOwnerDialogLookup.class,
          AccessEvidence.class,
          AccessGrant.class,
          // tokens
          DialogTokenClaims.class,
          DialogTokenIssuer.class,
          DialogTokenKey.class,
          DialogTokenKeySet.class,
          DialogTokenResult.class,
          TokenInspector.class,
          // what became of a call
          ActionResult.class,
          LabelResult.class,
          LabelPart.class,
          BulkLabelResult.class,
          SearchChanges.class,
          Problem.class,
          ApiError.class);

  /** Neither, each for a reason. */
  private static final Set<Class<?>> NEITHER =
      Set.of(
          AltinnHttp.class, // holds functions and sockets
          TokenCache.class, // works, as the next three do
          TokenCache.Handle.class,
          FutureCalls.class,
          DialogTokenValidator.class,
          Listing.class); // a List, with the equality of lists

  private static Map<Class<?>, List<Supplier<?>>> values() {
    Map<Class<?>, List<Supplier<?>>> values = new LinkedHashMap<>();
    // identifiers
    values.put(
        PartyUrn.class,
        List.of(
            () -> PartyUrn.organisation("310923044"),
            () -> PartyUrn.organisation("315260183"),
            () -> PartyUrn.selfIdentified("karis")));
    values.put(
        InstanceRef.class,
        List.of(
            () -> InstanceRef.dialog(ID),
            () -> InstanceRef.dialog(OTHER),
            () -> InstanceRef.correspondence(ID),
            () -> InstanceRef.instance(500001, ID)));
    values.put(
        TokenOrganisation.class,
        List.of(() -> consumer("0192:310923044"), () -> consumer("0192:315260183")));
    values.put(
        DialogTokenAction.class, List.of(() -> action("read"), () -> action("read,urn:altinn:x")));
    values.put(AccessToken.class, List.of(() -> AccessToken.of("a"), () -> AccessToken.of("b")));
    values.put(
        Link.class,
        List.of(() -> Link.of("https://etat.example/a"), () -> Link.of("https://etat.example/b")));
    values.put(
        AltinnEnvironment.class,
        List.of(() -> AltinnEnvironment.TT02, () -> local(1), () -> local(2)));
    // options
    values.put(
        CallOptions.class,
        List.of(
            CallOptions::none,
            () -> CallOptions.none().withTimeout(Duration.ofSeconds(5)),
            () -> CallOptions.none().withLanguages("nn"),
            () -> CallOptions.none().withRawJson(),
            () -> CallOptions.none().withoutRetry(),
            () -> CallOptions.none().withSharedFiles(),
            () -> CallOptions.none().withHeader("x-a", "b"),
            () -> CallOptions.none().withCorrelationId("c")));
    values.put(
        CircuitBreakerOptions.class,
        List.of(
            CircuitBreakerOptions::defaults,
            () -> CircuitBreakerOptions.defaults().withFailureRate(7),
            () -> CircuitBreakerOptions.defaults().withWindow(30, 10),
            () -> CircuitBreakerOptions.defaults().withWindow(20, 5),
            () -> CircuitBreakerOptions.defaults().withOpenFor(Duration.ofMinutes(7)),
            () -> CircuitBreakerOptions.defaults().withProbes(7)));
    values.put(
        RateLimitOptions.class,
        List.of(
            () -> RateLimitOptions.perSecond(7),
            () -> RateLimitOptions.perSecond(8),
            () -> RateLimitOptions.perMinute(7),
            () -> RateLimitOptions.perSecond(7).withBurst(2)));
    values.put(Confirmation.class, List.of(Confirmation::given, Confirmation::notNeeded));
    // queries
    values.put(
        DialogQuery.class,
        List.of(
            () -> DialogQuery.forParty(BAKERY).build(),
            () -> DialogQuery.forParty(PartyUrn.organisation("315260183")).build(),
            () -> DialogQuery.forParty(BAKERY).search("mel").build(),
            () -> DialogQuery.forParty(BAKERY).orderBy(SortOrder.parse("updatedAt_asc")).build()));
    values.put(
        AccessQuery.class,
        List.of(
            AccessQuery::defaults,
            () -> AccessQuery.defaults().withRoles(),
            () -> AccessQuery.defaults().subParties(Inclusion.YES),
            () -> AccessQuery.defaults().onlyParties(ID),
            () -> AccessQuery.defaults().anyOfResources("x")));
    values.put(
        SortOrder.class,
        List.of(
            () -> SortOrder.parse("updatedAt_asc"),
            () -> SortOrder.parse("updatedAt_desc"),
            () -> SortOrder.parse("createdAt_asc")));
    values.put(
        LabelChange.class,
        List.of(() -> LabelChange.add(SystemLabel.BIN), () -> LabelChange.remove(SystemLabel.BIN)));
    values.put(
        LabelTarget.class,
        List.of(
            () -> LabelTarget.of(ID),
            () -> LabelTarget.of(OTHER),
            () -> LabelTarget.of(ID, OTHER)));
    values.put(
        DialogTokenCheck.class,
        List.of(
            DialogTokenCheck::anyDialog,
            () -> DialogTokenCheck.forDialog(ID),
            () -> DialogTokenCheck.anyDialog().forParty(BAKERY),
            () -> DialogTokenCheck.anyDialog().forServiceResource("urn:altinn:resource:x"),
            () -> DialogTokenCheck.anyDialog().requiring("write"),
            () -> DialogTokenCheck.anyDialog().minimumLevel(3),
            () -> DialogTokenCheck.anyDialog().at(Instant.EPOCH)));
    // cursors
    values.put(
        PageCursor.class,
        List.of(() -> PageCursor.of(new byte[] {1}), () -> PageCursor.of(new byte[] {2})));
    // texts
    values.put(
        LocalizedText.class,
        List.of(
            () -> new LocalizedText("nb", "mel"),
            () -> new LocalizedText("nn", "mel"),
            () -> new LocalizedText("nb", "mjøl")));
    values.put(
        Localized.class,
        List.of(
            Localized::empty,
            () -> Localized.of(List.of(new LocalizedText("nb", "mel"))),
            () -> Localized.of(List.of(new LocalizedText("nn", "mel")))));
    // records that carry arguments: equal as every record is
    values.put(
        TokenRequest.class,
        List.of(
            () -> new TokenRequest(TokenPurpose.values()[0], Duration.ofSeconds(1)),
            () -> new TokenRequest(TokenPurpose.values()[0], Duration.ofSeconds(2))));
    values.put(
        CallInfo.class, List.of(() -> CallInfo.notSent("a.b"), () -> CallInfo.notSent("a.c")));
    values.put(
        TokenRefusal.class,
        List.of(() -> TokenRefusal.by("a", "b.c"), () -> TokenRefusal.by("b", "b.c")));
    return values;
  }

  private static Object consumer(String id) {
    String claims = "{\"consumer\":{\"authority\":\"iso6523-actorid-upis\",\"ID\":\"" + id + "\"}}";
    return TokenInspector.inspect(Jwts.of(claims)).orElseThrow().consumer().orElseThrow();
  }

  /** Only a token has them. */
  private static Object action(String entry) {
    try {
      Method of = DialogTokenAction.class.getDeclaredMethod("of", String.class);
      of.setAccessible(true);
      return of.invoke(null, entry);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Object local(int port) {
    URI uri = URI.create("http://localhost:" + port);
    return AltinnEnvironment.local(uri, uri, uri).build();
  }

  /** The public types that hold something, and are no machines. */
  private static List<Class<?>> models() {
    List<Class<?>> models = new ArrayList<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.dialogporten.sdk")) {
      if (isPublicClass(type) && !isMachine(type) && !type.isAssignableTo(OpenValue.class)) {
        models.add(type.reflect());
      }
    }
    return models;
  }

  private static boolean isPublicClass(JavaClass type) {
    String name = type.getPackageName() + ".";
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && !type.isInterface()
        && !type.isEnum()
        && !name.contains(".internal.");
  }

  private static boolean isMachine(JavaClass type) {
    boolean isStatic =
        type.getMethods().stream()
            .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
            .allMatch(method -> method.getModifiers().contains(JavaModifier.STATIC));
    return isStatic
        || type.isAssignableTo(Throwable.class)
        || type.isAssignableTo(AutoCloseable.class)
        || type.isAssignableTo(TokenProvider.class)
        || type.getSimpleName().matches(".*Builder");
  }

  @Test
  void everyModelIsOnOneOfTheLists() {
    List<Class<?>> listed = new ArrayList<>(VALUES.keySet());
    listed.addAll(DOCUMENTS);
    assertThat(listed).doesNotHaveDuplicates();
    assertThat(models())
        .contains(Dialog.class, LabelTarget.class)
        .isSubsetOf(Stream.concat(listed.stream(), NEITHER.stream()).toList());
  }

  static Stream<Class<?>> valueTypes() {
    return VALUES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("valueTypes")
  void valuesAreEqualWhenTheirContentsAre(Class<?> type) {
    List<Supplier<?>> makers = VALUES.get(type);
    for (Supplier<?> maker : makers) {
      Object value = maker.get();
      assertThat(value).isInstanceOf(type).isNotEqualTo(null).isNotEqualTo("other");
      assertThat(maker.get()).isEqualTo(value).hasSameHashCodeAs(value);
      assertThat(makers.stream().filter(other -> value.equals(other.get()))).hasSize(1);
    }
  }

  static Stream<Class<?>> documents() {
    return DOCUMENTS.stream();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void documentsAreEqualToThemselvesOnly(Class<?> type) throws Exception {
    assertThat(type.getMethod("equals", Object.class).getDeclaringClass()).isEqualTo(Object.class);
    assertThat(type.getMethod("hashCode").getDeclaringClass()).isEqualTo(Object.class);
  }
}
