package io.github.restmapfix.core;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A secret as a part of an identity: equal secrets are equal, and nothing of one can be read back.
 * The salt is this JVM's and never leaves it.
 */
public final class Secret {

  private static final String SALT = UUID.randomUUID().toString();

  private Secret() {}

  /** Empty for none. */
  public static String digest(String secret) {
    return secret == null
        ? ""
        : UUID.nameUUIDFromBytes((SALT + secret).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
