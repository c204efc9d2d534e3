package io.github.dialogporten.sdk.canary;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Of every type that has to do with tokens, whether or not a test has thought of it. */
class EveryTypeTest {

  private static final String SDK = "io.github.dialogporten.sdk.";

  /** What may be told: by which class, from which of its fields. Everything else is marked. */
  private static final Set<String> TOLD =
      Set.of(
          // names that were checked when they were given: no secrets, no national identity numbers
          "auth.NamedTokenProvider.identity",
          "testkit.testtokens.TestTokenProvider.identity",
          "maskinporten.GrantTokenProvider.identity",
          "idporten.PersonTokenProvider$View.identity",
          // made here, from words of the SDK's own
          "errors.ApiError.operation",
          "errors.CallInfo.operation",
          "errors.CallInfo.correlationId",
          "errors.TokenRefusal.provider",
          "internal.http.IssuerRequest.operation",
          "testkit.testtokens.TokenGenerator$Order.name",
          "keys.PemReader$Block.label",
          "idporten.PersonTokenProvider$View.loader",
          "idporten.desktop.SystemBrowser$Way.name",
          "idporten.desktop.SystemBrowser$Way.open",
          // letters and underscores only, or dropped; ids of a fixed form
          "idporten.OAuthError.code",
          "idporten.OAuthError.correlationId",
          "idporten.OAuthError.clock",
          "text.OpenValue.value",
          // what the client is registered as: no secret without its key
          "idporten.ClientSettings.issuer",
          "idporten.ClientSettings.clientId",
          "maskinporten.Grant$Client.issuer",
          "maskinporten.Grant$Client.clientId",
          "maskinporten.Grant$Client.scopes",
          "testkit.testtokens.TestTokenSettings.env",
          "testkit.testtokens.TestTokenSettings.scopes",
          "testkit.testtokens.TestTokenSettings.clientId",
          "testkit.testtokens.TestTokenSettings.vendor",
          "keys.SigningKey.keyId",
          "idporten.LoginOptions.acr",
          "idporten.LoginOptions.uiLocales",
          "idporten.LoginOptions.prompt",
          "idporten.PersonSession$Person.acr",
          // the issuer's addresses and public keys, which everybody can read
          "idporten.ProviderMetadata.authorization",
          "idporten.ProviderMetadata.token",
          "idporten.ProviderMetadata.keys",
          "idporten.ProviderMetadata.push",
          "idporten.ProviderMetadata.revocation",
          "idporten.ProviderMetadata.endSession",
          "idporten.ProviderMetadata.algorithms",
          "idporten.KeySet$Known.keys",
          "maskinporten.TokenEndpoint$Known.address",
          "maskinporten.TokenEndpoint$Known.issuer",
          // the names of variables, not their values
          "maskinporten.EnvironmentSettings.values",
          // what the inspector shows of a token: its own test says what it hides
          "tokens.TokenInspector.issuer",
          "tokens.TokenInspector.scopes",
          "tokens.TokenOrganisation.id",
          "tokens.SystemUserClaim.ids",
          "tokens.SystemUserClaim.systemId");

  static List<Class<?>> types() {
    List<Class<?>> types = new ArrayList<>();
    new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(
                SDK + "auth",
                SDK + "tokens",
                SDK + "testkit.testtokens",
                SDK + "dialogtoken",
                SDK + "internal.http",
                SDK + "errors",
                SDK + "keys",
                SDK + "maskinporten",
                SDK + "idporten")
            .stream()
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .filter(type -> !type.isAnonymousClass())
            .filter(
                type ->
                    !type.getPackageName().equals(SDK + "internal.http")
                        || type.getSimpleName().matches("Issuer.*|IdentityNames"))
            .map(JavaClass::reflect)
            .forEach(types::add);
    types.sort(Comparator.comparing(Class::getName));
    return types;
  }

  @Test
  void whateverItsFieldsHoldNoTypeTellsIt() {
    Canaries canaries = new Canaries();
    MarkedObjects marked = new MarkedObjects(TOLD, certificate());
    Map<String, String> telling = new LinkedHashMap<>();
    List<String> looked = new ArrayList<>();
    for (Class<?> type : types()) {
      if (type.isInterface()
          || type.isEnum()
          || Modifier.isAbstract(type.getModifiers())
          || MarkedObjects.fields(type).isEmpty()) {
        continue;
      }
      try {
        String text = marked.of(type).toString();
        looked.add(type.getName());
        if (!canaries.in(text).isEmpty()) {
          telling.put(type.getName(), text);
        }
      } catch (ReflectiveOperationException | RuntimeException e) {
        telling.put(type.getName(), "could not be made: " + e + ", " + e.getCause());
      }
    }

    assertThat(telling).isEmpty();
    assertThat(looked).hasSizeGreaterThan(100);
  }

  private static X509Certificate certificate() {
    try (LocalAltinn altinn = LocalAltinn.builder().empty().start()) {
      return altinn.certificates().issue("310268593").chain().get(0);
    }
  }

  @Test
  void whatMayBeToldIsThere() {
    Set<String> known = new TreeSet<>();
    for (Class<?> type : types()) {
      for (Field field : MarkedObjects.fields(type)) {
        known.add(MarkedObjects.nameOf(field));
      }
    }
    assertThat(known).containsAll(TOLD);
  }

  /** Those that somebody else can hold in hand are looked at alive, as they come out of a use. */
  @Test
  void everyPublicTypeIsLookedAtAlive() {
    Canaries canaries = new Canaries();
    Watch watch = new Watch(canaries);
    try (EveryType every = new EveryType(canaries)) {
      every.use(watch);
    } finally {
      watch.close();
    }

    List<String> missing = new ArrayList<>();
    for (Class<?> type : types()) {
      if (isPublic(type)
          && !isApiError(type)
          && !hasNoObjects(type)
          && watch.classes().stream().noneMatch(type::isAssignableFrom)) {
        missing.add(type.getName());
      }
    }
    assertThat(watch.leaks()).isEmpty();
    assertThat(missing).isEmpty();
  }

  private static boolean isPublic(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
      if (!Modifier.isPublic(each.getModifiers())) {
        return false;
      }
    }
    return true;
  }

  /** Methods only: nobody can hold one in hand. What they give is looked at where it is given. */
  private static boolean hasNoObjects(Class<?> type) {
    return MarkedObjects.fields(type).isEmpty()
        && type.getSuperclass() == Object.class
        && type.getDeclaredConstructors().length == 1
        && Modifier.isPrivate(type.getDeclaredConstructors()[0].getModifiers());
  }

  /** What the API's own calls throw is looked at by the tests of those calls. */
  private static boolean isApiError(Class<?> type) {
    return type.getPackageName().equals(SDK + "errors")
        && !TokenException.class.isAssignableFrom(type);
  }
}
