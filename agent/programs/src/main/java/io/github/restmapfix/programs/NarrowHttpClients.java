package io.github.restmapfix.programs;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.okhttp.OkHttpClientFactory;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;

/** fabric8's HTTP clients, each with the one thread or the one request that it can do with. */
final class NarrowHttpClients {

  private NarrowHttpClients() {}

  static HttpClient.Factory of(String name) throws ReflectiveOperationException {
    switch (name) {
      case "vertx":
        return vertx("io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory");
      case "vertx-5":
        return vertx("io.fabric8.kubernetes.client.vertx5.Vertx5HttpClientFactory");
      case "okhttp":
        return new OkHttp();
      case "jdk":
        return new Jdk();
      default:
        throw new IllegalArgumentException(name);
    }
  }

  /** By reflection: compiled against Vert.x 4, where the class for Vert.x 5 does not exist. */
  private static HttpClient.Factory vertx(String factory) throws ReflectiveOperationException {
    return (HttpClient.Factory)
        Class.forName(factory)
            .getConstructor(Vertx.class)
            .newInstance(Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1)));
  }

  private static final class OkHttp extends OkHttpClientFactory {
    @Override
    protected Dispatcher initDispatcher() {
      Dispatcher dispatcher = super.initDispatcher();
      dispatcher.setMaxRequestsPerHost(1);
      return dispatcher;
    }
  }

  private static final class Jdk extends JdkHttpClientFactory {
    @Override
    protected void additionalConfig(java.net.http.HttpClient.Builder builder) {
      builder.executor(
          Executors.newSingleThreadExecutor(
              task -> {
                Thread thread = new Thread(task, "jdk-http-client");
                thread.setDaemon(true);
                return thread;
              }));
    }
  }
}
