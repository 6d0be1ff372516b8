package io.github.restmapfix.it;

import static io.github.restmapfix.it.Patience.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.zeroturnaround.exec.ProcessExecutor;

/**
 * An admission webhook that lets nobody create objects of one resource, because, as it says, there
 * is no such owner: with the code 404. Until it is closed.
 */
final class DenyingWebhook implements AutoCloseable {

  private static final String CONFIGURATIONS =
      "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations";
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final KubernetesClient client;
  private final CustomObjects objects;
  private final String name;
  private final HttpsServer https;
  private final AtomicInteger reviews = new AtomicInteger();

  /** Returns when the API server asks it. */
  DenyingWebhook(KubernetesClient client, String group, String plural, CustomObjects objects)
      throws Exception {
    this.client = client;
    this.objects = objects;
    this.name = plural + "." + group;
    KeyStore keys = keys();
    https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(tls(keys)));
    https.createContext("/", this::deny);
    https.start();
    try {
      client.raw(CONFIGURATIONS, "POST", configuration(group, plural, keys));
      await("the webhook is asked").until(() -> !objects.mayBeCreated());
    } catch (RuntimeException | GeneralSecurityException e) {
      close();
      throw e;
    }
  }

  /** How often it was asked whether an object may be created. */
  int reviews() {
    return reviews.get();
  }

  private void deny(HttpExchange exchange) throws IOException {
    reviews.incrementAndGet();
    String uid =
        new ObjectMapper().readTree(exchange.getRequestBody()).at("/request/uid").textValue();
    byte[] denied =
        ("{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"response\":{"
                + "\"uid\":\""
                + uid
                + "\",\"allowed\":false,\"status\":{\"code\":404,\"reason\":\"NotFound\","
                + "\"message\":\"no such owner\"}}}")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, denied.length);
    exchange.getResponseBody().write(denied);
    exchange.close();
  }

  private String configuration(String group, String plural, KeyStore keys)
      throws GeneralSecurityException {
    Base64.Encoder base64 = Base64.getEncoder();
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + base64.encodeToString(keys.getCertificate("webhook").getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    return String.format(
        "{\"apiVersion\":\"admissionregistration.k8s.io/v1\","
            + "\"kind\":\"ValidatingWebhookConfiguration\",\"metadata\":{\"name\":\"%1$s\"},"
            + "\"webhooks\":[{\"name\":\"owners.%2$s\",\"sideEffects\":\"None\","
            + "\"admissionReviewVersions\":[\"v1\"],"
            + "\"clientConfig\":{\"url\":\"https://127.0.0.1:%3$d/\",\"caBundle\":\"%4$s\"},"
            + "\"rules\":[{\"operations\":[\"CREATE\"],\"apiGroups\":[\"%2$s\"],"
            + "\"apiVersions\":[\"*\"],\"resources\":[\"%5$s\"]}]}]}",
        name,
        group,
        https.getAddress().getPort(),
        base64.encodeToString(pem.getBytes(StandardCharsets.UTF_8)),
        plural);
  }

  private static KeyStore keys() throws Exception {
    Path directory = Files.createTempDirectory("webhook");
    Path file = directory.resolve("keys.p12");
    new ProcessExecutor(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "webhook",
            "-keyalg",
            "EC",
            "-dname",
            "CN=webhook",
            "-ext",
            "san=ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-storepass",
            new String(PASSWORD),
            "-keystore",
            file.toString())
        .exitValueNormal()
        .execute();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    Files.delete(file);
    Files.delete(directory);
    return keys;
  }

  private static SSLContext tls(KeyStore keys) throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  /** Returns when the API server asks it no more. */
  @Override
  public void close() {
    try {
      client.raw(CONFIGURATIONS + "/" + name, "DELETE", null);
      await("the webhook is gone").until(objects::mayBeCreated);
    } catch (KubernetesClientException neverThere) {
      // the server refused it
    } finally {
      https.stop(0);
    }
  }
}
