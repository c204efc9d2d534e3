package io.github.dialogporten.sdk.parties;

import io.github.dialogporten.sdk.internal.mapping.ModelReaders;
import io.github.dialogporten.sdk.internal.wire.WireAmInstance;
import io.github.dialogporten.sdk.internal.wire.WireAmParty;
import io.github.dialogporten.sdk.internal.wire.WireAmPartyPage;
import io.github.dialogporten.sdk.internal.wire.WireParty;
import io.github.dialogporten.sdk.internal.wire.WirePartyList;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the models of this package of their JSON. For the SDK's own test kit: take {@code Models}
 * and the builders of {@code dialogporten-sdk-testkit}. Thread-safe.
 */
public final class PartyModels {

  private static final ModelReaders READERS =
      new ModelReaders()
          .add(Party.class, WireParty.class, Party::from)
          .add(PartyList.class, WirePartyList.class, (wire, raw, now) -> PartyList.from(wire, raw))
          .add(PartyAccess.class, WireAmParty.class, PartyAccess::from)
          .add(InstanceAccess.class, WireAmInstance.class, InstanceAccess::from)
          .add(
              PartyAccessList.class,
              WireAmPartyPage.class,
              (wire, raw, now) -> new PartyAccessList(AccessPage.from(wire, raw).parties(), raw));

  private PartyModels() {}

  /**
   * The models of this package.
   *
   * @return an unmodifiable set
   */
  public static Set<Class<?>> types() {
    return READERS.types();
  }

  /**
   * Reads a model.
   *
   * @param model the model's type
   * @param json its JSON in UTF-8
   * @param keepRaw whether {@code rawJson()} gives the bytes
   * @param now when it came
   * @param <T> the model
   * @return the model; empty when the type is none of this package's models
   * @throws io.github.dialogporten.sdk.errors.ResponseFormatException when the JSON is none that
   *     the SDK would take from a server
   */
  public static <T> Optional<T> read(Class<T> model, byte[] json, boolean keepRaw, Instant now) {
    return READERS.read(model, json, keepRaw, now);
  }
}
