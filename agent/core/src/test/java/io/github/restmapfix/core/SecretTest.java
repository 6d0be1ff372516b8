package io.github.restmapfix.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {

  @Test
  void equal_secrets_are_equal_and_others_are_not() {
    assertThat(Secret.digest("token")).isEqualTo(Secret.digest("token"));
    assertThat(Secret.digest("token")).isNotEqualTo(Secret.digest("tokem"));
    assertThat(Secret.digest(null)).isEmpty();
  }

  /** Unsalted, a list of likely tokens would tell which one it is. */
  @Test
  void nothing_of_a_secret_can_be_read_back() {
    byte[] plain = "token".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(Secret.digest("token"))
        .doesNotContain("token")
        .isNotEqualTo(java.util.UUID.nameUUIDFromBytes(plain).toString());
  }
}
