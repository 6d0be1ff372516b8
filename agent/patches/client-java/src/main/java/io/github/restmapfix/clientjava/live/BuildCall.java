package io.github.restmapfix.clientjava.live;

import io.kubernetes.client.openapi.ApiClient;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Call;

/**
 * {@code ApiClient.buildCall}, which puts the client's authentication in. By reflection: since
 * 20.0.0, but not in the -legacy releases, the server's URL comes before the path.
 */
final class BuildCall {

  /** In the place of a body, which no GET has: ApiClient passes it to nobody but our advice. */
  private static final Object OURS = new Object();

  private BuildCall() {}

  static boolean isOurs(Object body) {
    return body == OURS;
  }

  static Call get(ApiClient client, String path, Map<String, String> headers)
      throws ReflectiveOperationException {
    List<Object> arguments =
        new ArrayList<>(
            Arrays.asList(
                path,
                "GET",
                List.of(),
                List.of(),
                OURS,
                headers,
                new HashMap<>(),
                new HashMap<>(),
                new String[] {"BearerToken"},
                null));
    Method buildCall = buildCall();
    if (buildCall.getParameterCount() > arguments.size()) {
      arguments.add(0, client.getBasePath());
    }
    return (Call) buildCall.invoke(client, arguments.toArray());
  }

  private static Method buildCall() throws NoSuchMethodException {
    for (Method method : ApiClient.class.getMethods()) {
      if (method.getName().equals("buildCall")) {
        return method;
      }
    }
    throw new NoSuchMethodException("ApiClient.buildCall");
  }
}
