package io.github.dialogporten.sdk.testkit.models;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.dialogporten.Languages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes the JSON of a model as the API sends it, and lets the SDK read it. What is not set has a
 * plainly synthetic default. Each built value stands alone: the builder can be changed and used
 * again.
 *
 * <p>Not thread-safe. Its {@code toString} holds no values.
 *
 * @param <T> the model
 * @param <B> the builder itself
 */
public abstract class ModelBuilder<T, B extends ModelBuilder<T, B>> {

  /** When everything happened that nobody gave a time. */
  static final Instant LONG_AGO = Instant.parse("2026-01-15T12:00:00Z");

  static final String ORGANISATION = "urn:altinn:organization:identifier-no:310923044";
  static final String RESOURCE = "urn:altinn:resource:syntetisk-tjeneste";
  static final String HOST = "https://tjenesteeier.example/";

  private static final AtomicLong IDS = new AtomicLong();

  private final Class<T> model;
  private final Set<String> given = new HashSet<>();
  private JsonTree tree = JsonTree.empty();

  ModelBuilder(Class<T> model) {
    this.model = model;
  }

  /** Ids are in the order in which they were given, as the server's are. */
  static UUID nextId() {
    return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | IDS.incrementAndGet());
  }

  /**
   * Sets anything in the JSON, odd values and unknown fields too.
   *
   * @param path where: names with dots between and indexes in brackets, such as {@code
   *     content.title.value[0].languageCode}; what leads there is made when it is not there
   * @param value a text, number, boolean, time, id, open value, actor, another builder, a map or
   *     list of these, or null for JSON's null; anything else by its {@code toString}
   * @return this
   * @throws IllegalArgumentException when the path cannot be gone
   */
  public final B with(String path, @Nullable Object value) {
    tree.set(Objects.requireNonNull(path, "path"), value);
    given.add(path);
    return self();
  }

  /**
   * Takes anything out of the JSON, defaults too.
   *
   * @param path where, as for {@link #with}
   * @return this
   * @throws IllegalArgumentException when the path is none
   */
  public final B without(String path) {
    tree.remove(Objects.requireNonNull(path, "path"));
    given.add(path);
    return self();
  }

  /**
   * Keeps of each text one language only, as the server does when languages are asked for: the
   * first of them that is there, else English or Norwegian bokmål; all when none of these is.
   *
   * @param languages language codes in order of preference
   * @return this
   */
  public final B inLanguages(List<String> languages) {
    Languages.of(languages).prune(tree.root());
    return self();
  }

  /**
   * The JSON as the API would send it.
   *
   * @return one JSON object
   */
  public final String json() {
    return tree.text();
  }

  /**
   * The JSON of each object of a list in this JSON.
   *
   * @param path where the list is, as for {@link #with}
   * @return the JSON of each; empty when there is no list
   */
  public final List<String> json(String path) {
    List<String> texts = new ArrayList<>();
    if (tree.get(path).isArray()) {
      tree.get(path).forEach(each -> texts.add(each.toString()));
    }
    return texts;
  }

  /**
   * The model, read from {@link #json()} by the SDK's own decoder. Where the model has a {@code
   * rawJson()}, it is that JSON.
   *
   * @return a new model
   * @throws io.github.dialogporten.sdk.errors.ResponseFormatException when the JSON was made one
   *     that the SDK takes from no server
   */
  public T build() {
    return Models.fromJson(model, json());
  }

  /** This builder as its own type. */
  @SuppressWarnings("unchecked") // B is the class itself
  final B self() {
    return (B) this;
  }

  final JsonTree tree() {
    return tree;
  }

  /** Begins with somebody's JSON in place of the defaults: all of it counts as given. */
  final B startWith(String json) {
    tree = JsonTree.parse(json);
    tree.root().fieldNames().forEachRemaining(given::add);
    return self();
  }

  final boolean isGiven(String path) {
    return given.contains(path);
  }

  /** A default. */
  final void preset(String path, @Nullable Object value) {
    tree.set(path, value);
  }

  /** Moves a default along with what it follows. */
  final void follow(String path, Object value) {
    if (!given.contains(path)) {
      tree.set(path, value);
    }
  }

  /** Adds to a list; the first one replaces the default. */
  final B add(String path, Object value) {
    if (!given.contains(path)) {
      tree.remove(path);
    }
    tree.append(path, value);
    given.add(path);
    return self();
  }

  /** A text of content in one language, beside those in others; the first one replaces defaults. */
  final B content(String path, String mediaType, String language, String text) {
    if (!given.contains(path)) {
      tree.remove(path);
    }
    tree.set(path + ".mediaType", mediaType);
    given.add(path);
    return texts(path + ".value", language, text);
  }

  /** A text in one language, beside those in others. */
  final B texts(String path, String language, String text) {
    if (!given.contains(path)) {
      tree.remove(path);
    }
    given.add(path);
    int at = tree.get(path).findValuesAsText("languageCode").indexOf(language);
    at = at < 0 ? tree.get(path).size() : at;
    tree.set(path + "[" + at + "].languageCode", language);
    tree.set(path + "[" + at + "].value", text);
    return self();
  }

  /** A default text. */
  final void presetContent(String path, String text) {
    tree.set(path + ".mediaType", "text/plain");
    presetTexts(path + ".value", text);
  }

  /** A default text. */
  final void presetTexts(String path, String text) {
    tree.set(path + "[0].languageCode", "nb");
    tree.set(path + "[0].value", text);
  }

  final ObjectNode root() {
    return tree.root();
  }

  @Override
  public final String toString() {
    return getClass().getSimpleName() + "[]";
  }
}
