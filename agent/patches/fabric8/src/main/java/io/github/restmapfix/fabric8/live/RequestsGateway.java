package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.StandardHttpRequest.BodyContent;
import io.fabric8.kubernetes.client.http.StandardHttpRequest.ByteArrayBodyContent;
import io.fabric8.kubernetes.client.http.StandardHttpRequest.StringBodyContent;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.CrdDocument;
import io.github.restmapfix.core.CrdWrite;
import io.github.restmapfix.core.Gateway;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells what is in use, and marks the group of a custom resource definition that is written. */
public final class RequestsGateway implements Gateway {

  private final Copy copy;

  public RequestsGateway(Copy copy) {
    this.copy = copy;
  }

  @Override
  public Object answer(Object[] arguments) {
    HttpRequest request = (HttpRequest) arguments[1];
    URI uri = request.uri();
    copy.clusters().requested(uri.toString());
    CrdWrite.at(request.method(), uri.getPath())
        .flatMap(write -> write.group().or(() -> groupIn(request)))
        .ifPresent(group -> copy.clusters().mark(server(uri), group));
    return null;
  }

  @Override
  public void observe(Object[] arguments) {
    answer(arguments);
  }

  /** What stands before {@code /apis/} is the server with its base path. */
  private static String server(URI uri) {
    String whole = uri.toString();
    return whole.substring(0, whole.indexOf("/apis/apiextensions.k8s.io/"));
  }

  private static Optional<String> groupIn(HttpRequest request) {
    BodyContent body =
        request instanceof StandardHttpRequest ? ((StandardHttpRequest) request).body() : null;
    if (body instanceof StringBodyContent) {
      return CrdDocument.group(
          ((StringBodyContent) body).getContent().getBytes(StandardCharsets.UTF_8));
    }
    return body instanceof ByteArrayBodyContent
        ? CrdDocument.group(((ByteArrayBodyContent) body).getContent())
        : Optional.empty(); // a stream can be read only once, by the client
  }
}
