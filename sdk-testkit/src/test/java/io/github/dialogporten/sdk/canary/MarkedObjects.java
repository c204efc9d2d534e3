package io.github.dialogporten.sdk.canary;

import io.github.dialogporten.sdk.config.AltinnEnvironment;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Objects of any class of the SDK, made past their constructors, with a canary in every field that
 * can hold one: whatever a field comes to hold some day, it holds one here.
 */
final class MarkedObjects {

  private static final String SDK = "io.github.dialogporten.sdk.";
  private static final int DEEPEST = 6;

  /** Class and field, of what may be told: it gets an ordinary value. */
  private final Set<String> told;

  private final @Nullable X509Certificate certificate;

  MarkedObjects(Set<String> told) {
    this(told, null);
  }

  MarkedObjects(Set<String> told, @Nullable X509Certificate certificate) {
    this.told = told;
    this.certificate = certificate;
  }

  Object of(Class<?> type) throws ReflectiveOperationException {
    return of(type, 0);
  }

  /** The fields that an object of the class has, those of its own ancestors included. */
  static List<Field> fields(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> each = type; each != null && isOurs(each); each = each.getSuperclass()) {
      Arrays.stream(each.getDeclaredFields())
          .filter(field -> !Modifier.isStatic(field.getModifiers()))
          .forEach(fields::add);
    }
    return fields;
  }

  static String nameOf(Field field) {
    return field.getDeclaringClass().getName().substring(SDK.length()) + "." + field.getName();
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith(SDK);
  }

  private Object of(Class<?> type, int depth) throws ReflectiveOperationException {
    if (type.isRecord()) {
      return record(type, depth);
    }
    Object made = allocated(type);
    for (Field field : fields(type)) {
      field.setAccessible(true);
      Object value = value(field.getGenericType(), told.contains(nameOf(field)), depth);
      if (value != null) {
        field.set(made, value);
      }
    }
    return made;
  }

  private Object record(Class<?> type, int depth) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      boolean plain = told.contains(nameOf(type.getDeclaredField(components[i].getName())));
      values[i] = value(components[i].getGenericType(), plain, depth);
    }
    Constructor<?> canonical = type.getDeclaredConstructor(types);
    canonical.setAccessible(true);
    return canonical.newInstance(values);
  }

  /** As a deserializer makes one: no constructor of the class runs. */
  private static Object allocated(Class<?> type) throws ReflectiveOperationException {
    Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
    Object instance = factory.getMethod("getReflectionFactory").invoke(null);
    Class<?> base = type;
    while (isOurs(base) || !hasEmptyConstructor(base)) {
      base = base.getSuperclass();
    }
    Constructor<?> nothing = base.getDeclaredConstructor();
    Constructor<?> made =
        (Constructor<?>)
            factory
                .getMethod("newConstructorForSerialization", Class.class, Constructor.class)
                .invoke(instance, type, nothing);
    return made.newInstance();
  }

  private static boolean hasEmptyConstructor(Class<?> type) {
    return Arrays.stream(type.getDeclaredConstructors())
        .anyMatch(constructor -> constructor.getParameterCount() == 0);
  }

  private @Nullable Object value(Type type, boolean plain, int depth)
      throws ReflectiveOperationException {
    if (type instanceof WildcardType wildcard) {
      return value(wildcard.getUpperBounds()[0], plain, depth);
    }
    if (type instanceof TypeVariable<?> variable) {
      return value(variable.getBounds()[0], plain, depth);
    }
    Class<?> raw =
        type instanceof ParameterizedType generic
            ? (Class<?>) generic.getRawType()
            : type instanceof Class<?> known ? known : Object.class;
    if (raw == X509Certificate.class) {
      return certificate;
    }
    if (raw == AtomicIntegerArray.class) {
      return new AtomicIntegerArray(1 << 16);
    }
    @Nullable Object simple = simple(raw, plain);
    if (simple != null) {
      return simple;
    }
    @Nullable Object held = holding(raw, type, plain, depth);
    if (held != null) {
      return held;
    }
    if (raw.isEnum()) {
      return raw.getEnumConstants()[0];
    }
    if (raw == AltinnEnvironment.class) {
      return AltinnEnvironment.TT02;
    }
    if (raw.isInterface()) {
      return talkative(raw, plain);
    }
    if (isOurs(raw) && !Modifier.isAbstract(raw.getModifiers())) {
      return depth < DEEPEST ? of(raw, depth + 1) : null;
    }
    return empty(raw);
  }

  private static @Nullable Object simple(Class<?> raw, boolean plain) {
    String text = plain ? "plain" : Canaries.ACCESS_TOKEN;
    if (raw == String.class || raw == Object.class || raw == CharSequence.class) {
      return text;
    }
    if (raw == URI.class) {
      return URI.create("https://x.example/" + text + "?" + text);
    }
    if (raw == Path.class) {
      return Path.of("no", text);
    }
    if (raw == byte[].class) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    if (raw == char[].class) {
      return text.toCharArray();
    }
    if (raw == Instant.class) {
      return Instant.EPOCH;
    }
    if (raw == Duration.class) {
      return Duration.ofSeconds(1);
    }
    if (raw == int.class || raw == Integer.class) {
      return 7;
    }
    if (raw == long.class || raw == Long.class) {
      return 7L;
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return true;
    }
    return Throwable.class.isAssignableFrom(raw) && !isOurs(raw) ? new IOException(text) : null;
  }

  private @Nullable Object holding(Class<?> raw, Type type, boolean plain, int depth)
      throws ReflectiveOperationException {
    Type[] arguments =
        type instanceof ParameterizedType generic
            ? generic.getActualTypeArguments()
            : new Type[] {String.class, String.class};
    if (raw == List.class || raw == Collection.class || raw == Set.class) {
      Object item = value(arguments[0], plain, depth);
      return item == null ? null : raw == Set.class ? Set.of(item) : List.of(item);
    }
    if (Map.class.isAssignableFrom(raw) && raw.isAssignableFrom(ConcurrentHashMap.class)) {
      Object key = value(arguments[0], plain, depth);
      Object item = value(arguments[1], false, depth); // names may be told, values are not
      return key == null || item == null ? null : new ConcurrentHashMap<>(Map.of(key, item));
    }
    if (raw == Optional.class) {
      return Optional.ofNullable(value(arguments[0], plain, depth));
    }
    if (raw == AtomicReference.class) {
      return new AtomicReference<>(value(arguments[0], plain, depth));
    }
    return null;
  }

  /** What a caller gives may tell everything when it is asked for its toString. */
  private static Object talkative(Class<?> type, boolean plain) {
    return Proxy.newProxyInstance(
        type.getClassLoader() == null
            ? MarkedObjects.class.getClassLoader()
            : type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "toString" -> plain ? "plain" : Canaries.ACCESS_TOKEN;
              case "hashCode" -> 7;
              case "equals" -> proxy == arguments[0];
              default ->
                  method.getReturnType() == Optional.class
                      ? Optional.empty()
                      : simple(method.getReturnType(), plain);
            });
  }

  private static @Nullable Object empty(Class<?> raw) {
    try {
      return raw.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }
}
