package io.github.dialogporten.sdk.async;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.AsyncDialogportenClient;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.dialogs.AsyncDialogSearch;
import io.github.dialogporten.sdk.paging.PagedResult;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation has its twin with a future, which does the same. */
class AsyncTwinsTest {

  static Stream<Method> accessors() {
    return Clients.accessors();
  }

  private static Class<?> twin(Method accessor) throws NoSuchMethodException {
    return AsyncDialogportenClient.class.getMethod(accessor.getName()).getReturnType();
  }

  private static List<Method> operations(Class<?> twin) {
    return Arrays.stream(twin.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> !method.getName().equals("toString"))
        .toList();
  }

  @Test
  void thereAreNoOthers() {
    assertThat(
            Arrays.stream(AsyncDialogportenClient.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !List.of("of", "actingAs", "toString").contains(name)))
        .containsExactlyInAnyOrderElementsOf(accessors().map(Method::getName).toList());
  }

  @ParameterizedTest
  @MethodSource("accessors")
  void sameMethods(Method accessor) throws NoSuchMethodException {
    Class<?> client = accessor.getReturnType();
    Class<?> twin = twin(accessor);
    assertThat(twin.getPackage()).isEqualTo(client.getPackage());
    assertThat(twin.getSimpleName()).isEqualTo("Async" + client.getSimpleName());
    for (Method operation : Clients.operations(client)) {
      Method async = twin.getMethod(operation.getName(), operation.getParameterTypes());
      if (PagedResult.class.isAssignableFrom(operation.getReturnType())) {
        assertThat(async.getReturnType()).isEqualTo(AsyncDialogSearch.class);
      } else {
        assertThat(async.getReturnType()).isEqualTo(CompletableFuture.class);
        assertThat(((ParameterizedType) async.getGenericReturnType()).getActualTypeArguments())
            .containsExactly(boxed(operation.getGenericReturnType()));
      }
    }
    for (Method tool : Clients.tools(client)) {
      assertThat(twin.getMethod(tool.getName(), tool.getParameterTypes()).getReturnType())
          .isEqualTo(tool.getReturnType());
    }
    assertThat(operations(twin))
        .hasSize(Clients.operations(client).size() + Clients.tools(client).size());
  }

  private static Type boxed(Type type) {
    return type instanceof Class<?> simple && simple.isPrimitive()
        ? java.lang.invoke.MethodType.methodType(simple).wrap().returnType()
        : type;
  }

  /** Each calls the method of its own name with its own arguments, and does so on the executor. */
  @ParameterizedTest
  @MethodSource("accessors")
  void theSameIsDone(Method accessor) throws ReflectiveOperationException {
    Class<?> client = accessor.getReturnType();
    Class<?> twin = twin(accessor);
    for (Method async : operations(twin)) {
      List<String> called = new ArrayList<>();
      InvocationHandler recorder =
          (proxy, method, arguments) -> {
            called.add(signature(method));
            assertThat(arguments == null ? List.of() : Arrays.asList(arguments))
                .allMatch(each -> each == null || each.equals(CallOptions.none()));
            return PagedResult.class.isAssignableFrom(method.getReturnType())
                ? proxyOf(method.getReturnType(), (self, any, none) -> null)
                : null;
          };
      List<Runnable> queue = new ArrayList<>();
      Executor executor = queue::add;
      Object view =
          twin.getMethod("of", client, Executor.class)
              .invoke(null, proxyOf(client, recorder), executor);
      Object[] arguments = new Object[async.getParameterCount()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] =
            async.getParameterTypes()[i] == CallOptions.class ? CallOptions.none() : null;
      }
      Object result = async.invoke(view, arguments);
      if (result instanceof CompletableFuture<?> future) {
        assertThat(called).as("%s before it runs", async).isEmpty();
        queue.forEach(Runnable::run);
        assertThat(future).isCompletedWithValue(null);
      }
      assertThat(called).containsExactly(signature(async));
    }
  }

  private static String signature(Method method) {
    return method.getName() + Arrays.toString(method.getParameterTypes());
  }

  private static Object proxyOf(Class<?> type, InvocationHandler handler) {
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }
}
