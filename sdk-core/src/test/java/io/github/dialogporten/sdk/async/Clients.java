package io.github.dialogporten.sdk.async;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenValidator;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The client interfaces that a {@link DialogportenClient} leads to, found by looking at it. */
final class Clients {

  private Clients() {}

  /** The methods that lead to them. */
  static Stream<Method> accessors() {
    return Arrays.stream(DialogportenClient.class.getMethods())
        .filter(method -> method.getParameterCount() == 0)
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getReturnType().isInterface())
        .filter(method -> method.getReturnType().getName().startsWith("io.github.dialogporten."))
        .sorted(Comparator.comparing(Method::getName));
  }

  /** The operations of one of them. */
  static List<Method> operations(Class<?> client) {
    return methods(client).filter(method -> !isTool(method)).toList();
  }

  /** What one of them hands out without a call. */
  static List<Method> tools(Class<?> client) {
    return methods(client).filter(Clients::isTool).toList();
  }

  private static Stream<Method> methods(Class<?> client) {
    return Arrays.stream(client.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> !method.isBridge())
        .sorted(Comparator.comparing(Method::toString));
  }

  private static boolean isTool(Method method) {
    return method.getReturnType() == DialogTokenValidator.class;
  }
}
