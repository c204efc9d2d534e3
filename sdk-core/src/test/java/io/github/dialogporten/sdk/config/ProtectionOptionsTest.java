package io.github.dialogporten.sdk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What circuit breaker and rate limit may be set to. */
class ProtectionOptionsTest {

  private final CircuitBreakerOptions defaults = CircuitBreakerOptions.defaults();

  @Test
  void theDefaultsOfACircuitBreaker() {
    assertThat(defaults)
        .hasToString("CircuitBreakerOptions[50% of 20, at least 10, open for PT30S, probes=3]");
  }

  @Test
  void eachSettingOfACircuitBreakerGivesANewValue() {
    CircuitBreakerOptions set =
        defaults
            .withFailureRate(80)
            .withWindow(100, 100)
            .withOpenFor(Duration.ofMinutes(2))
            .withProbes(1);
    assertThat(set.failureRate()).isEqualTo(80);
    assertThat(set.window()).isEqualTo(100);
    assertThat(set.minimumAttempts()).isEqualTo(100);
    assertThat(set.openFor()).isEqualTo(Duration.ofMinutes(2));
    assertThat(set.probes()).isEqualTo(1);
    assertThat(CircuitBreakerOptions.defaults().failureRate()).isEqualTo(50);
  }

  @Test
  void whatACircuitBreakerDoesNotTake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withFailureRate(0))
        .withMessage("failureRate: 1 to 100");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withFailureRate(101))
        .withMessage("failureRate: 1 to 100");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withWindow(1001, 1))
        .withMessage("attempts: 1 to 1000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withWindow(5, 6))
        .withMessage("minimum: 1 to 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withOpenFor(Duration.ofMillis(99)))
        .withMessage("openFor: 100 milliseconds to an hour");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withOpenFor(Duration.ofHours(2)))
        .withMessage("openFor: 100 milliseconds to an hour");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defaults.withProbes(0))
        .withMessage("probes: 1 to 100");
  }

  @Test
  void aRateIsNeverRoundedUp() {
    assertThat(RateLimitOptions.perSecond(20).interval()).isEqualTo(Duration.ofMillis(50));
    assertThat(RateLimitOptions.perSecond(3).interval()).isEqualTo(Duration.ofNanos(333_333_334));
    assertThat(RateLimitOptions.perMinute(30).interval()).isEqualTo(Duration.ofSeconds(2));
    assertThat(RateLimitOptions.perMinute(30).withBurst(5).interval())
        .isEqualTo(Duration.ofSeconds(10));
    assertThat(RateLimitOptions.perMinute(30).withBurst(5).burst()).isEqualTo(5);
    assertThat(RateLimitOptions.perSecond(20)).hasToString("RateLimitOptions[20 in PT1S, burst=1]");
  }

  @Test
  void whatARateLimitDoesNotTake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RateLimitOptions.perSecond(0))
        .withMessage("requests: 1 to 10000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RateLimitOptions.perMinute(600_001))
        .withMessage("requests: 1 to 600000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RateLimitOptions.perSecond(1).withBurst(0))
        .withMessage("size: 1 to 1000");
  }
}
