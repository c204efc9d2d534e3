package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.testkit.internal.state.PageState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * One address of a service owner's: what it answers and how often it was asked. Without more it
 * answers 200 with nothing, to everybody. Thread-safe.
 */
public final class ServiceOwnerPage {

  private final World world;
  private final PageState state;
  private final String origin;

  ServiceOwnerPage(World world, PageState state, String origin) {
    this.world = world;
    this.state = state;
    this.origin = origin;
  }

  /**
   * Where it is.
   *
   * @return the address, to be put into a dialog
   */
  public String url() {
    return origin + state.path;
  }

  /**
   * What it answers.
   *
   * @param status the status
   * @return this
   */
  public ServiceOwnerPage answers(int status) {
    synchronized (world) {
      state.status = status;
      state.body = new byte[0];
    }
    return this;
  }

  /**
   * What it answers.
   *
   * @param status the status
   * @param contentType the content type
   * @param body the body
   * @return this
   */
  public ServiceOwnerPage answers(int status, String contentType, byte[] body) {
    synchronized (world) {
      state.status = status;
      state.contentType = contentType;
      state.body = body.clone();
    }
    return this;
  }

  /**
   * What it answers.
   *
   * @param status the status
   * @param contentType the content type
   * @param body the body, sent as UTF-8
   * @return this
   */
  public ServiceOwnerPage answers(int status, String contentType, String body) {
    return answers(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * It asks for a dialog token with the action {@code read}, and answers 401 without.
   *
   * @param dialog the dialog that the token must be for
   * @return this
   */
  public ServiceOwnerPage protectedBy(UUID dialog) {
    return protectedBy(dialog, "read");
  }

  /**
   * It asks for a dialog token, and answers 401 without.
   *
   * @param dialog the dialog that the token must be for
   * @param action the entry that its actions must hold
   * @return this
   */
  public ServiceOwnerPage protectedBy(UUID dialog, String action) {
    synchronized (world) {
      state.dialog = dialog;
      state.action = action;
    }
    return this;
  }

  /**
   * What else happens when it is called.
   *
   * @param effect runs each time the call was admitted, before it is answered; must not block
   * @return this
   */
  public ServiceOwnerPage does(Runnable effect) {
    world.run(() -> state.effect = effect);
    return this;
  }

  /**
   * How often it was called with the right token, or with any when it asks for none.
   *
   * @return the number of calls that were carried out
   */
  public int carriedOut() {
    return world.get(() -> state.carriedOut);
  }

  /**
   * How often it has answered 401.
   *
   * @return the number of calls that were refused
   */
  public int refused() {
    return world.get(() -> state.refused);
  }
}
