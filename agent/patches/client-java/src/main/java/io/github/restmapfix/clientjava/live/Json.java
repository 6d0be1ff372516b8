package io.github.restmapfix.clientjava.live;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okio.Buffer;

/** What a client sends. Not by {@code JSON.getGson}, which became static in 20.0.0. */
final class Json {

  private Json() {}

  static String of(ApiClient client, Object body) throws ApiException, IOException {
    if (body instanceof DynamicKubernetesObject) {
      return ((DynamicKubernetesObject) body).getRaw().toString(); // few clients can write it
    }
    Buffer written = new Buffer();
    client.serialize(body, "application/json").writeTo(written);
    return written.readString(StandardCharsets.UTF_8);
  }
}
