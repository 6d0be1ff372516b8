package io.github.restmapfix.clientjava;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/** The same for asynchronous requests, where their answer arrives. */
final class AsyncPathsPatch implements Patch {

  @Override
  public String name() {
    return "client-java.async-paths";
  }

  @Override
  public Target target() {
    return Target.type("io.kubernetes.client.openapi.ApiClient$1")
        .method("onResponse", "(Lokhttp3/Call;Lokhttp3/Response;)V");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.clientjava.live.AsyncPathsAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.clientjava.live.AsyncPathsGateway";
  }
}
