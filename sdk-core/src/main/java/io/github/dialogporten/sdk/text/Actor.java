package io.github.dialogporten.sdk.text;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who did something. A person's id is masked by the server with a value that changes from answer to
 * answer ({@code urn:altinn:person:identifier-ephemeral:...}): do not keep or compare it. Names are
 * not masked.
 *
 * <p>Immutable. Its {@code toString} holds the kind only.
 */
public final class Actor implements Serializable {

  private static final long serialVersionUID = 1L;

  private final ActorType type;
  private final @Nullable String id;
  private final @Nullable String name;

  private Actor(ActorType type, @Nullable String id, @Nullable String name) {
    this.type = Objects.requireNonNull(type, "type");
    this.id = id;
    this.name = name;
  }

  /**
   * An actor.
   *
   * @param type the kind
   * @param id the id, or null when there is none
   * @param name the name, or null when there is none
   * @return an immutable value
   */
  public static Actor of(ActorType type, @Nullable String id, @Nullable String name) {
    return new Actor(type, id, name);
  }

  /**
   * The kind.
   *
   * @return the kind
   */
  public ActorType type() {
    return type;
  }

  /**
   * The id, a URN as a rule.
   *
   * @return the id as the server wrote it; empty for a service owner
   */
  public Optional<String> id() {
    return Optional.ofNullable(id);
  }

  /**
   * The name.
   *
   * @return the name as the server wrote it; empty for a service owner
   */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  @Override
  public String toString() {
    return "Actor[" + type + "]";
  }
}
