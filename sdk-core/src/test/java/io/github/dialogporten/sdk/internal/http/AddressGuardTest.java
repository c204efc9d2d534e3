package io.github.dialogporten.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "2002:c0a8:101::1",
        "2001::1",
        "2001:db8::1",
        "64:ff9b:1::1",
        "3fff::1",
        "3fff:fff:ffff::1",
        "100::1"
      })
  void notPublic(String address) throws Exception {
    assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "93.184.216.34",
        "172.15.0.1",
        "172.32.0.1",
        "100.63.0.1",
        "100.128.0.1",
        "192.0.1.1",
        "198.17.0.1",
        "2606:2800:220:1::1",
        "2a02:20c8::1",
        "64:ff9b::5db8:d822",
        "2001:4860::8888",
        "3fff:1000::1"
      })
  void publicOnes(String address) throws Exception {
    assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void mixedAnswersLoseTheirPrivatePart() throws Exception {
    InetAddress good = InetAddress.getByName("93.184.216.34");
    InetAddress bad = InetAddress.getByName("10.0.0.1");
    assertThat(new AddressGuard(host -> List.of(bad, good)).lookup("x")).containsExactly(good);
    assertThatThrownBy(() -> new AddressGuard(host -> List.of(bad)).lookup("x"))
        .isInstanceOf(AddressGuard.RefusedAddressException.class);
  }
}
