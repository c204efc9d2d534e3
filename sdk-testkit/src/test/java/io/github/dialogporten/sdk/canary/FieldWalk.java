package io.github.dialogporten.sdk.canary;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reaches every object of the SDK that others hold in a field, whoever may see that field. */
final class FieldWalk {

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> next = new ArrayDeque<>();

  private FieldWalk() {}

  static void from(Object root, Consumer<Object> visitor) {
    FieldWalk walk = new FieldWalk();
    walk.add(root);
    while (!walk.next.isEmpty()) {
      Object object = walk.next.pop();
      if (GetterWalk.isOurs(object)) {
        if (!object.getClass().isHidden()) {
          visitor.accept(object);
        }
        walk.fields(object);
      } else {
        walk.parts(object);
      }
    }
  }

  private void add(@Nullable Object object) {
    if (object != null && seen.add(object)) {
      next.push(object);
    }
  }

  /** What the JDK's containers hold: their own fields are none of ours. */
  private void parts(Object object) {
    if (object instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            add(key);
            add(value);
          });
    } else if (object instanceof Collection<?> collection) {
      collection.forEach(this::add);
    } else if (object instanceof Optional<?> optional) {
      optional.ifPresent(this::add);
    } else if (object instanceof AtomicReference<?> reference) {
      add(reference.get());
    } else if (object instanceof Object[] array) {
      for (Object each : array) {
        add(each);
      }
    } else if (object instanceof Throwable thrown) {
      add(thrown.getCause());
    }
  }

  private void fields(Object object) {
    for (Class<?> type = object.getClass(); isOurs(type); type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          try {
            field.setAccessible(true);
            add(field.get(object));
          } catch (IllegalAccessException e) {
            throw new AssertionError(field + " is out of reach", e);
          }
        }
      }
    }
    if (object instanceof Throwable thrown) {
      add(thrown.getCause());
    }
  }

  private static boolean isOurs(@Nullable Class<?> type) {
    return type != null && type.getName().startsWith("io.github.dialogporten.sdk.");
  }
}
