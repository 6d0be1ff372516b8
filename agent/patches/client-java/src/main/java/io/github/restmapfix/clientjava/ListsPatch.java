package io.github.restmapfix.clientjava;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * The same for lists, with which an informer begins: every answer but a watch is read here. Events
 * and lists have no class in common.
 */
final class ListsPatch implements Patch {

  @Override
  public String name() {
    return "client-java.lists";
  }

  @Override
  public Target target() {
    return Target.type("io.kubernetes.client.openapi.ApiClient")
        .method("handleResponse", "(Lokhttp3/Response;Ljava/lang/reflect/Type;)Ljava/lang/Object;");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.clientjava.live.ListsAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.clientjava.live.ListsGateway";
  }
}
