package io.github.restmapfix.clientjava.live;

import io.kubernetes.client.openapi.ApiClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * An API server inside its clients: kind W of demo.example.com/v1, without aggregated discovery.
 */
final class ScriptedApi implements Interceptor {

  static final String V1 = "/apis/demo.example.com/v1";

  private final String url;
  private final Map<String, String> documents = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile boolean putsOff;

  ScriptedApi(String url, String plural) {
    this.url = url;
    documents.put(
        "/api", "{\"kind\":\"APIVersions\",\"versions\":[],\"serverAddressByClientCIDRs\":[]}");
    documents.put(
        "/apis",
        "{\"kind\":\"APIGroupList\",\"groups\":[{\"name\":\"demo.example.com\",\"versions\":[{"
            + "\"groupVersion\":\"demo.example.com/v1\",\"version\":\"v1\"}],"
            + "\"preferredVersion\":{"
            + "\"groupVersion\":\"demo.example.com/v1\",\"version\":\"v1\"}}]}");
    serve(plural);
  }

  void serve(String plural) {
    documents.put(
        V1,
        "{\"kind\":\"APIResourceList\",\"groupVersion\":\"demo.example.com/v1\",\"resources\":[{"
            + "\"name\":\""
            + plural
            + "\",\"singularName\":\"\",\"namespaced\":true,\"kind\":\"W\",\"verbs\":[]}]}");
    requests.clear();
  }

  void isDown() {
    documents.clear();
  }

  /** Answers the agent, and nobody else, 429. */
  void putOffTheAgent() {
    putsOff = true;
  }

  ApiClient client() {
    ApiClient client = new ApiClient();
    client.setBasePath(url);
    client.setHttpClient(client.getHttpClient().newBuilder().addInterceptor(this).build());
    return client;
  }

  /** Method and path of each since the last change. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public Response intercept(Chain chain) {
    Request request = chain.request();
    String path = request.url().encodedPath();
    requests.add(request.method() + " " + path);
    if (putsOff && String.valueOf(request.header("User-Agent")).contains("restmap-fix")) {
      return answer(request, 429, "text/plain", "busy").header("Retry-After", "30").build();
    }
    String document = documents.get(path);
    return document == null
        ? answer(request, 404, "text/plain", "404 page not found\n").build()
        : answer(request, 200, "application/json", document).build();
  }

  private static Response.Builder answer(Request request, int status, String type, String body) {
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("")
        .header("Content-Type", type)
        .body(ResponseBody.create(body, MediaType.parse(type)));
  }
}
