package io.github.dialogporten.sdk.canary;

import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** Reaches whatever public getters, and only they, give: with the way to it. */
public final class GetterWalk {

  private static final String OURS = "io.github.dialogporten.sdk.";
  private static final int DEEPEST = 15;

  /** They send, close, or make something else than what is there. */
  private static final Set<String> NOT_GETTERS =
      Set.of(
          "hashCode",
          "toString",
          "close",
          "build",
          "list",
          "next",
          "firstPage",
          "pages",
          "startLogin",
          "run",
          "read",
          "reloading",
          "fromEnvironment");

  private final Deque<Object> way = new ArrayDeque<>();
  private final BiConsumer<String, Object> visitor;

  private GetterWalk(BiConsumer<String, Object> visitor) {
    this.visitor = visitor;
  }

  /** Visits the object and all that can be reached from it, values of the JDK's types included. */
  public static void from(Object root, BiConsumer<String, Object> visitor) {
    new GetterWalk(visitor).visit("", root);
  }

  static boolean isOurs(Object object) {
    return object.getClass().getName().startsWith(OURS);
  }

  private void visit(String path, @Nullable Object object) {
    if (object == null || way.size() > DEEPEST || way.stream().anyMatch(each -> each == object)) {
      return;
    }
    way.push(object);
    if (object instanceof Optional<?> optional) {
      visit(path, optional.orElse(null));
    } else if (object instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            visit(path + ".key", key);
            visit(path + "." + key, value);
          });
    } else if (object instanceof Object[] array) {
      items(path, Arrays.asList(array).iterator());
    } else {
      visitor.accept(path, object);
      if (isOurs(object) && !object.getClass().isEnum() && !(object instanceof InputStream)) {
        getters(path, object);
      }
      if (object instanceof Collection<?> collection) {
        items(path, collection.iterator());
      }
    }
    way.pop();
  }

  private void items(String path, Iterator<?> items) {
    for (int i = 0; items.hasNext(); i++) {
      visit(path + "[" + i + "]", items.next());
    }
  }

  private void getters(String path, Object object) {
    Arrays.stream(object.getClass().getMethods())
        .filter(GetterWalk::isGetter)
        .sorted(Comparator.comparing(Method::getName))
        .forEach(getter -> visit(path + "." + getter.getName(), get(object, getter)));
  }

  private static boolean isGetter(Method method) {
    return method.getParameterCount() == 0
        && !Modifier.isStatic(method.getModifiers())
        && !method.isBridge()
        && method.getDeclaringClass().getName().startsWith(OURS)
        && method.getReturnType() != void.class
        && !BaseStream.class.isAssignableFrom(method.getReturnType())
        && !Iterator.class.isAssignableFrom(method.getReturnType())
        && !method.getName().startsWith("with") // a changed copy, and of that another
        && !NOT_GETTERS.contains(method.getName());
  }

  private static @Nullable Object get(Object object, Method getter) {
    try {
      getter.setAccessible(true); // a public method of a class that is not
      return getter.invoke(object);
    } catch (InvocationTargetException e) {
      throw new AssertionError(getter + " threw", e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(getter + " is out of reach", e);
    }
  }
}
