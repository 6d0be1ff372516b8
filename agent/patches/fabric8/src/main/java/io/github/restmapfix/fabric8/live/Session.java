package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.github.restmapfix.fabric8.KnownCaches.Cache;
import java.util.Optional;

/**
 * What of a client a look-up of ours needs. It may outlive the client itself: the library makes one
 * for each item of a list, for example, and lets go of it at once.
 */
final class Session {

  private final Object owner;
  private final HttpClient http;
  private final Config config;
  private final Object serialization;

  private Session(Object owner, HttpClient http, Config config, Object serialization) {
    this.owner = owner;
    this.http = http;
    this.config = config;
    this.serialization = serialization;
  }

  static Session of(Client client) {
    return new Session(
        client,
        client.getHttpClient(),
        client.getConfiguration(),
        RegisteredKinds.serialization(client));
  }

  /** Of the root client, as long as the application keeps that. */
  static Optional<Session> of(Cache cache) {
    return Optional.ofNullable((Config) cache.config())
        .map(
            config -> new Session(cache, (HttpClient) cache.http(), config, cache.serialization()));
  }

  /** From what the engine has of it. */
  static Session ofOwner(Object owner) {
    return owner instanceof Cache ? of((Cache) owner).orElseThrow() : of((Client) owner);
  }

  /** As long as that lives, so does this; for the engine, which holds it weakly. */
  Object owner() {
    return owner;
  }

  /** Null once the application has let go of it. */
  HttpClient http() {
    return http;
  }

  Config config() {
    return config;
  }

  /**
   * That of the HTTP client, as whom its requests are made from 6.5 on; else the configuration's.
   */
  RequestConfig requestConfig() {
    Object own =
        http != null && ByName.has(http.getClass(), "getTag")
            ? ByName.call(http.getClass(), http, "getTag", RequestConfig.class)
            : null;
    return own == null ? config.getRequestConfig() : (RequestConfig) own;
  }

  /** Null up to 6.6. */
  Object serialization() {
    return serialization;
  }

  /** With its base path, without a slash at the end. */
  String server() {
    return config.getMasterUrl().replaceAll("/+$", "");
  }
}
