package io.github.dialogporten.sdk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.dialogs.Dialogs;
import io.github.dialogporten.sdk.dialogtoken.DialogTokens;
import io.github.dialogporten.sdk.labels.Labels;
import io.github.dialogporten.sdk.lookup.Lookup;
import io.github.dialogporten.sdk.parties.Parties;
import io.github.dialogporten.sdk.resources.ServiceResources;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No operation of Altinn's APIs is forgotten in the list that the tests of faults go through. */
class EveryOperationListTest {

  private static final Map<String, Class<?>> CLIENTS =
      Map.of(
          "parties", Parties.class,
          "dialogs", Dialogs.class,
          "labels", Labels.class,
          "lookup", Lookup.class,
          "resources", ServiceResources.class,
          "dialogTokens", DialogTokens.class);

  @Test
  void hasEveryMethodOfTheClients() {
    Set<String> methods = new TreeSet<>();
    CLIENTS.forEach(
        (room, client) -> {
          for (Method method : client.getDeclaredMethods()) {
            if (!method.isDefault() && !method.isSynthetic()) {
              methods.add(room + "." + method.getName());
            }
          }
        });
    methods.remove("dialogTokens.validator"); // sends nothing

    assertThat(Stream.of(EveryOperation.values()).map(EveryOperation::operation))
        .hasSameElementsAs(methods);
  }
}
