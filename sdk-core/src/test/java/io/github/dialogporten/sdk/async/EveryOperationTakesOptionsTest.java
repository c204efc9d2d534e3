package io.github.dialogporten.sdk.async;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.config.CallOptions;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One overload with {@link CallOptions} for each operation, and one without. Options come last;
 * only who listens to the call may stand behind them, where a lambda reads best, and then there is
 * an overload for who does not listen.
 */
class EveryOperationTakesOptionsTest {

  static Stream<Class<?>> clients() {
    return Clients.accessors().map(Method::getReturnType);
  }

  @Test
  void thereAreClients() {
    assertThat(clients()).hasSizeGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("clients")
  void withAndWithout(Class<?> client) {
    assertThat(Clients.operations(client)).isNotEmpty();
    for (Method operation : Clients.operations(client)) {
      List<Class<?>> parameters = List.of(operation.getParameterTypes());
      List<Class<?>> butLast = parameters.subList(0, Math.max(0, parameters.size() - 1));
      if (isListenedTo(operation)) {
        assertThat(find(client, operation.getName(), butLast))
            .as("twin of %s that nobody listens to", operation)
            .allMatch(Method::isDefault, "is a default method")
            .allMatch(EveryOperationTakesOptionsTest::takesOptions, "takes options last")
            .hasSize(1);
      } else if (takesOptions(operation)) {
        assertThat(find(client, operation.getName(), butLast))
            .as("twin of %s without options", operation)
            .allMatch(Method::isDefault, "is a default method")
            .allMatch(twin -> twin.getGenericReturnType().equals(operation.getGenericReturnType()))
            .hasSize(1);
      } else {
        assertThat(operation.isDefault()).as("%s is a default method", operation).isTrue();
        assertThat(
                find(
                    client,
                    operation.getName(),
                    Stream.concat(parameters.stream(), Stream.of(CallOptions.class)).toList()))
            .as("twin of %s with options", operation)
            .hasSize(1);
      }
    }
  }

  private static boolean takesOptions(Method method) {
    return last(method) == CallOptions.class;
  }

  private static boolean isListenedTo(Method method) {
    return last(method) == Consumer.class;
  }

  private static @Nullable Class<?> last(Method method) {
    Class<?>[] parameters = method.getParameterTypes();
    return parameters.length == 0 ? null : parameters[parameters.length - 1];
  }

  private static List<Method> find(Class<?> client, String name, List<Class<?>> parameters) {
    return Clients.operations(client).stream()
        .filter(method -> method.getName().equals(name))
        .filter(method -> Arrays.asList(method.getParameterTypes()).equals(parameters))
        .toList();
  }
}
