package io.github.restmapfix.clientjava.live;

import java.util.UUID;

/** A secret as a part of an identity: equal secrets are equal, nothing of one can be read back. */
final class Secret {

  private static final String SALT = UUID.randomUUID().toString();

  private Secret() {}

  static String digest(String secret) {
    return secret == null
        ? ""
        : UUID.nameUUIDFromBytes((SALT + secret).getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .toString();
  }
}
