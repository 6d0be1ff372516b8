package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.StandardHttpRequest.BodyContent;
import io.fabric8.kubernetes.client.http.StandardHttpRequest.ByteArrayBodyContent;
import io.fabric8.kubernetes.client.http.StandardHttpRequest.StringBodyContent;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import java.nio.charset.StandardCharsets;

/** Tells what is in use and what is written. */
public final class RequestsGateway implements Gateway {

  private final CrdWrites writes;

  public RequestsGateway(Copy copy) {
    this.writes = new CrdWrites(copy);
  }

  @Override
  public Object answer(Object[] arguments) {
    HttpRequest request = (HttpRequest) arguments[1];
    writes.requested(request, () -> body(request));
    return null;
  }

  @Override
  public void observe(Object[] arguments) {
    answer(arguments);
  }

  /** A stream can be read only once, by the client. */
  private static byte[] body(HttpRequest request) {
    BodyContent body =
        request instanceof StandardHttpRequest ? ((StandardHttpRequest) request).body() : null;
    if (body instanceof StringBodyContent) {
      return ((StringBodyContent) body).getContent().getBytes(StandardCharsets.UTF_8);
    }
    return body instanceof ByteArrayBodyContent ? ((ByteArrayBodyContent) body).getContent() : null;
  }
}
