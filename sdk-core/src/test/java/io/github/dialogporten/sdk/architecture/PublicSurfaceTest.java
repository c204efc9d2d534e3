package io.github.dialogporten.sdk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.dialogporten.sdk.internal.Internal;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is public: for users, or only for the SDK's own packages and modules, and never both. */
class PublicSurfaceTest {

  private static final String SDK = "io.github.dialogporten.sdk";
  private static final String INTERNAL = SDK + ".internal";

  /** About as many files as a reader of one package can keep apart. */
  private static final int MOST_FILES = 50;

  /** Packages with more files, and how many they may have. */
  private static final Map<String, Integer> LARGER =
      Map.of("internal.http", 65); // one way of a call: its steps are private to the package

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(SDK);

  private static List<Class<?>> types(Predicate<Class<?>> wanted) {
    List<Class<?>> found = new ArrayList<>();
    for (JavaClass each : CORE) {
      Class<?> type = each.reflect();
      if (!type.isSynthetic() && !type.isAnonymousClass() && wanted.test(type)) {
        found.add(type);
      }
    }
    return found;
  }

  private static boolean isPublic(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
  }

  /** Not for users, though it may be public. */
  private static boolean isInternal(Class<?> type) {
    return type.getName().startsWith(INTERNAL)
        || type.isAnnotationPresent(Internal.class)
        || (type.getEnclosingClass() != null && isInternal(type.getEnclosingClass()));
  }

  /** What the Javadoc shows. */
  private static List<Class<?>> published() {
    return types(type -> isPublic(type) && !isInternal(type));
  }

  private static List<Class<?>> opened() {
    return types(
        type ->
            isPublic(type)
                && type.getEnclosingClass() == null
                && type.isAnnotationPresent(Internal.class)
                && !type.getName().startsWith(INTERNAL));
  }

  @Test
  void aPackageIsOpenedToTheSdkByOneClass() {
    assertThat(opened()).isNotEmpty();
    assertThat(opened())
        .allSatisfy(
            type -> {
              assertThat(type.getSimpleName()).endsWith("Access");
              assertThat(type).isFinal();
              assertThat(type.getDeclaredConstructors())
                  .allMatch(constructor -> Modifier.isPrivate(constructor.getModifiers()));
            });
    assertThat(opened()).extracting(Class::getPackageName).doesNotHaveDuplicates();
  }

  @Test
  void implementationsModelsAndRulesAreNotPublic() {
    assertThat(published())
        .extracting(Class::getSimpleName)
        .filteredOn(name -> !name.equals("HttpVerb")) // a value of the API
        .noneMatch(name -> name.matches("Http.*|.+Models|.+Rules"));
  }

  // signatures

  /** Each type that a type is made of, its arguments and bounds included. */
  private static void collect(@Nullable Type type, Set<Type> seen, Set<Class<?>> found) {
    if (type == null || !seen.add(type)) {
      return;
    }
    if (type instanceof Class<?> plain) {
      Class<?> element = plain;
      while (element.isArray()) {
        element = element.getComponentType();
      }
      found.add(element);
    } else if (type instanceof ParameterizedType parameterized) {
      collect(parameterized.getRawType(), seen, found);
      collectAll(parameterized.getActualTypeArguments(), seen, found);
    } else if (type instanceof GenericArrayType array) {
      collect(array.getGenericComponentType(), seen, found);
    } else if (type instanceof WildcardType wildcard) {
      collectAll(wildcard.getUpperBounds(), seen, found);
      collectAll(wildcard.getLowerBounds(), seen, found);
    } else if (type instanceof TypeVariable<?> variable) {
      collectAll(variable.getBounds(), seen, found);
    }
  }

  private static void collectAll(Type[] types, Set<Type> seen, Set<Class<?>> found) {
    for (Type each : types) {
      collect(each, seen, found);
    }
  }

  private static Set<Class<?>> classesIn(Type... types) {
    Set<Class<?>> found = new HashSet<>();
    collectAll(types, new HashSet<>(), found);
    return found;
  }

  private static Type[] joined(Type[]... all) {
    return Arrays.stream(all).flatMap(Arrays::stream).toArray(Type[]::new);
  }

  private static boolean isVisible(Member member) {
    return !member.isSynthetic()
        && (Modifier.isPublic(member.getModifiers())
            || Modifier.isProtected(member.getModifiers()));
  }

  private static Type[] signature(Executable executable) {
    return joined(
        executable.getGenericParameterTypes(),
        executable.getGenericExceptionTypes(),
        executable.getTypeParameters());
  }

  /** What a user of a type reads, each place with the types that stand there. */
  private static Map<String, Set<Class<?>>> signatures(Class<?> type) {
    Map<String, Set<Class<?>>> places = new TreeMap<>();
    places.put(
        type.getName(),
        classesIn(
            joined(
                type.getTypeParameters(),
                type.getGenericInterfaces(),
                type.getGenericSuperclass() == null
                    ? new Type[0]
                    : new Type[] {type.getGenericSuperclass()})));
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isVisible(constructor)) {
        places.put(constructor.toGenericString(), classesIn(signature(constructor)));
      }
    }
    for (Field field : type.getDeclaredFields()) {
      if (isVisible(field)) {
        places.put(field.toGenericString(), classesIn(field.getGenericType()));
      }
    }
    // also what is inherited from types that a user does not see
    for (Method method : type.getMethods()) {
      if (isVisible(method) && method.getDeclaringClass().getName().startsWith(SDK)) {
        places.put(method.toGenericString(), classesIn(all(method)));
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isVisible(method)) {
        places.put(method.toGenericString(), classesIn(all(method)));
      }
    }
    return places;
  }

  private static Type[] all(Method method) {
    return joined(signature(method), new Type[] {method.getGenericReturnType()});
  }

  private static List<String> naming(Predicate<Class<?>> hidden) {
    List<String> wrong = new ArrayList<>();
    for (Class<?> type : published()) {
      signatures(type)
          .forEach(
              (place, named) ->
                  named.stream()
                      .filter(each -> each.getName().startsWith(SDK))
                      .filter(hidden)
                      .forEach(each -> wrong.add(place + " names " + each.getName())));
    }
    return wrong;
  }

  @Test
  void signaturesForUsersNameNoInternalType() {
    assertThat(naming(PublicSurfaceTest::isInternal)).isEmpty();
  }

  @Test
  void signaturesForUsersNameNoTypeThatUsersCannotSee() {
    // a superclass may be hidden: the Javadoc shows its public methods as those of the subclass
    assertThat(naming(type -> !isPublic(type)))
        .filteredOn(wrong -> wrong.startsWith("public ") || wrong.startsWith("protected "))
        .isEmpty();
  }

  // names and sizes

  @Test
  void aPublicNameIsTakenOnce() {
    Map<String, List<String>> taken =
        types(type -> type.getEnclosingClass() == null).stream()
            .collect(
                Collectors.groupingBy(
                    Class::getSimpleName,
                    TreeMap::new,
                    Collectors.mapping(Class::getName, Collectors.toList())));
    assertThat(published())
        .filteredOn(type -> type.getEnclosingClass() == null)
        .extracting(type -> taken.get(type.getSimpleName()))
        .filteredOn(names -> names.size() > 1)
        .isEmpty();
  }

  @Test
  void aPackageIsNoLargerThanAReaderCanKeepApart() throws IOException {
    Path root = Path.of("src/main/java").resolve(SDK.replace('.', '/'));
    Map<String, Integer> files = new TreeMap<>();
    try (Stream<Path> sources = Files.walk(root)) {
      sources
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(
              file ->
                  files.merge(
                      root.relativize(file.getParent()).toString().replace('/', '.'),
                      1,
                      Integer::sum));
    }
    assertThat(files).isNotEmpty();
    files.forEach(
        (room, count) ->
            assertThat(count)
                .as("files in " + room)
                .isLessThanOrEqualTo(LARGER.getOrDefault(room, MOST_FILES)));
  }
}
