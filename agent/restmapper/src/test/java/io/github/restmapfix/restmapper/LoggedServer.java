package io.github.restmapfix.restmapper;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what the engine asked, and what that was answered. */
abstract class LoggedServer implements TestedServer {

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Integer> statuses = new CopyOnWriteArrayList<>();

  final void asked(Request request) {
    requests.add("GET " + request.path());
  }

  final Response answered(Response response) {
    statuses.add(response.status());
    return response;
  }

  @Override
  public final List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public final List<Integer> statuses() {
    return List.copyOf(statuses);
  }

  @Override
  public final void forgetRequests() {
    requests.clear();
    statuses.clear();
  }
}
