package io.github.restmapfix.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodIPBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service of a real cluster, whose backend answers whatever it did as an API server answers a
 * path that nothing serves. Until it is closed.
 */
final class Backend implements AutoCloseable {

  private static final byte[] NOT_FOUND = "404 page not found\n".getBytes(StandardCharsets.UTF_8);

  /** An API server goes to addresses of pods alone. */
  private static final String OBJECTS =
      "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"NAME\"},\"spec\":"
          + "{\"automountServiceAccountToken\":false,\"containers\":"
          + "[{\"name\":\"c\",\"image\":\"none\"}]}}\n"
          + "{\"apiVersion\":\"v1\",\"kind\":\"Service\",\"metadata\":{\"name\":\"NAME\"},"
          + "\"spec\":{\"ports\":[{\"port\":80}]}}\n"
          + "{\"apiVersion\":\"v1\",\"kind\":\"Endpoints\",\"metadata\":{\"name\":\"NAME\"},"
          + "\"subsets\":[{\"addresses\":[{\"ip\":\"ADDRESS\",\"targetRef\":{\"kind\":\"Pod\","
          + "\"name\":\"NAME\",\"namespace\":\"default\"}}],\"ports\":[{\"port\":PORT}]}]}";

  private final KubernetesClient client;
  private final String name;
  private final HttpServer http;
  private final List<HasMetadata> made = new ArrayList<>();
  private final AtomicInteger posts = new AtomicInteger();

  Backend(Path kubeconfig, String name) throws IOException {
    this.client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
            .build();
    this.name = name;
    this.http = HttpServer.create(new InetSocketAddress(address(), 0), 0);
    http.createContext("/", this::notFound);
    http.start();
    String address = http.getAddress().getAddress().getHostAddress();
    String objects =
        OBJECTS
            .replace("NAME", name)
            .replace("ADDRESS", address)
            .replace("PORT", String.valueOf(http.getAddress().getPort()));
    for (String object : objects.split("\n")) {
      HasMetadata parsed = client.getKubernetesSerialization().unmarshal(object);
      made.add(client.resource(parsed).inNamespace("default").create());
    }
    client
        .pods()
        .inNamespace("default")
        .withName(name)
        .editStatus(
            pod ->
                new PodBuilder(pod)
                    .editOrNewStatus()
                    .withPodIP(address)
                    .withPodIPs(new PodIPBuilder().withIp(address).build())
                    .endStatus()
                    .build());
  }

  /** Below the API server. */
  String path() {
    return "/api/v1/namespaces/default/services/" + name + "/proxy";
  }

  /** How often it was asked to do its work. */
  int posts() {
    return posts.get();
  }

  private void notFound(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    if (exchange.getRequestMethod().equals("POST")) {
      posts.incrementAndGet();
    }
    exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(404, NOT_FOUND.length);
    exchange.getResponseBody().write(NOT_FOUND);
    exchange.close();
  }

  /** A loopback address is refused. */
  private static Inet4Address address() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(Inet4Address.class::isInstance)
        .map(Inet4Address.class::cast)
        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
        .findFirst()
        .orElseThrow(() -> new IOException("this machine has no address but its loopback's"));
  }

  @Override
  public void close() {
    http.stop(0);
    made.forEach(object -> client.resource(object).withGracePeriod(0).delete());
    client.close();
  }
}
