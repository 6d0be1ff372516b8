package io.github.restmapfix.clientjava.live;

import com.google.gson.JsonParser;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.restmapper.Answer;
import io.github.restmapfix.restmapper.RestMapping;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.Yaml;
import io.kubernetes.client.util.generic.KubernetesApiResponse;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.kubernetes.client.util.generic.options.CreateOptions;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;

/**
 * Creates an object of a custom kind from YAML at the plural and scope that its group, version and
 * kind have on the client's cluster. Everything else is left to the library.
 */
public final class YamlGateway implements Gateway {

  private final Lookup lookup;

  public YamlGateway(Copy copy) {
    lookup = new Lookup(copy, "client-java.yaml");
  }

  @Override
  public Object answer(Object[] arguments) {
    ApiClient client = (ApiClient) arguments[1];
    Reader reader = (Reader) arguments[2];
    StringWriter content = new StringWriter();
    try {
      reader.transferTo(content);
    } catch (IOException unreadable) {
      return new Object[] {reader, unreadable};
    }
    String yaml = content.toString();
    return new Object[] {new StringReader(yaml), create(client, yaml)};
  }

  /** The created object, the exception to throw, or null where the library can do it. */
  private Object create(ApiClient client, String yaml) {
    RestMapping mapping;
    DynamicKubernetesObject object;
    try {
      Map<String, Object> head = Yaml.getSnakeYaml(null).load(yaml);
      Object apiVersion = head.get("apiVersion");
      Object kind = head.get("kind");
      if (!(apiVersion instanceof String)
          || !(kind instanceof String)
          || ModelMapper.getApiTypeClass((String) apiVersion, (String) kind)
              != DynamicKubernetesObject.class) {
        return null;
      }
      Optional<Answer> answer = lookup.answer(client, (String) apiVersion, (String) kind);
      if (answer.isEmpty() || answer.get().outcome() == Answer.Outcome.UNKNOWN) {
        return null;
      }
      if (!answer.get().found()) {
        // the library's words for a plural that it does not know; its way on would be a guess
        return new IOException(
            "Unable to determine resource plural name for " + apiVersion + "/" + kind);
      }
      mapping = answer.get().mapping();
      object = object(client, head);
    } catch (Throwable failure) {
      return null; // the content was read, so that the library must get it again
    }
    return create(client, mapping, object);
  }

  /** Not by the library's loadAs: it refuses every field but metadata in a custom kind. */
  private static DynamicKubernetesObject object(ApiClient client, Map<String, Object> content)
      throws ApiException, IOException {
    return new DynamicKubernetesObject(
        JsonParser.parseString(Json.of(client, content)).getAsJsonObject());
  }

  /** Whatever goes wrong from here on is the application's: the library would send it again. */
  private static Object create(
      ApiClient client, RestMapping mapping, DynamicKubernetesObject object) {
    try {
      DynamicKubernetesApi api =
          new DynamicKubernetesApi(
              mapping.gvk().group(), mapping.gvk().version(), mapping.plural(), client);
      KubernetesApiResponse<DynamicKubernetesObject> response =
          mapping.namespaced()
              ? api.create(namespace(object), object, new CreateOptions())
              : api.create(object, new CreateOptions());
      return response.isSuccess()
          ? response.getObject()
          : new ApiException(
              response.getHttpStatusCode(), "Failed to create resource: " + response.getStatus());
    } catch (Throwable thrown) {
      return thrown;
    }
  }

  private static String namespace(DynamicKubernetesObject object) {
    String given = object.getMetadata().getNamespace();
    return given == null || given.isEmpty() ? "default" : given;
  }
}
