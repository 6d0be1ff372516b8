package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpHeaders;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.github.restmapfix.restmapper.Request;
import java.util.concurrent.TimeUnit;

/**
 * For requests of ours, made as the same user: derived from the application's client, whose
 * connections and interceptors it shares, without its retry (ten by default).
 */
final class OwnClient {

  /** An interceptor of this name is only in the clients that our own requests are sent by. */
  static final String MARK = "restmap-fix";

  private static final int LONGEST_MS = 5_000;

  private final Session session;
  private final String product;

  OwnClient(Session session, String product) {
    this.session = session;
    this.product = product;
  }

  HttpClient http() {
    HttpClient.DerivedClientBuilder own = session.http().newBuilder();
    if (ByName.has(HttpClient.DerivedClientBuilder.class, "tag")) { // before 6.5 operations retry
      ByName.call(HttpClient.DerivedClientBuilder.class, own, "tag", withoutRetry());
    }
    if (ByName.has(
        HttpClient.DerivedClientBuilder.class, "requestConfig")) { // before 6.5: who asks
      ByName.call(HttpClient.DerivedClientBuilder.class, own, "requestConfig", session.config());
    }
    if (ByName.has(HttpClient.DerivedClientBuilder.class, "readTimeout")) { // before 6.7
      ByName.call(
          HttpClient.DerivedClientBuilder.class,
          own,
          "readTimeout",
          timeout(),
          TimeUnit.MILLISECONDS);
    }
    // the last one: another interceptor sets the client's own User-Agent
    return own.addOrReplaceInterceptor(
            MARK, new UserAgent(session.config().getUserAgent(), product))
        .build();
  }

  HttpRequest.Builder request(HttpClient http, Request request) {
    HttpRequest.Builder get =
        http.newHttpRequestBuilder()
            .uri(session.server() + request.path())
            .header("Accept", request.accept());
    if (request.ifNoneMatch() != null) {
      get.header("If-None-Match", request.ifNoneMatch());
    }
    if (ByName.has(HttpRequest.Builder.class, "timeout")) {
      ByName.call(HttpRequest.Builder.class, get, "timeout", timeout(), TimeUnit.MILLISECONDS);
    }
    return get;
  }

  private RequestConfig withoutRetry() {
    RequestConfigBuilder config = new RequestConfigBuilder(session.requestConfig());
    ByName.call(RequestConfigBuilder.class, config, "withRequestRetryBackoffLimit", 0);
    return config.build();
  }

  private long timeout() {
    int own = (Integer) ByName.call(Config.class, session.config(), "getRequestTimeout");
    return own > 0 ? Math.min(own, LONGEST_MS) : LONGEST_MS;
  }

  private static final class UserAgent implements Interceptor {
    private final String value;

    UserAgent(String own, String product) {
      this.value = own == null || own.isEmpty() ? product : own + " " + product;
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
      builder.setHeader("User-Agent", value);
    }

    /** The same up to 6.4. */
    public void before(BasicBuilder builder, HttpHeaders headers) {
      builder.setHeader("User-Agent", value);
    }
  }
}
