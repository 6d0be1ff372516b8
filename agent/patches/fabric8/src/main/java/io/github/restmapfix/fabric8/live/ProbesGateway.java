package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.GroupVersionForDiscovery;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Client;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.core.probe.CallSite;
import io.github.restmapfix.core.probe.Question;
import io.github.restmapfix.restmapper.ApiResource;
import io.github.restmapfix.restmapper.GroupVersionKind;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Remembers who asked what, and what the answer was. */
public final class ProbesGateway implements Gateway {

  private final Copy copy;
  private final Clients clients;

  public ProbesGateway(Copy copy) {
    this.copy = copy;
    this.clients = new Clients(copy);
  }

  @Override
  public Object answer(Object[] arguments) {
    String method = (String) arguments[2];
    Object[] asked = (Object[]) arguments[3];
    Optional<Question> question = question(method, asked);
    if (question.isPresent() && copy.remembersAnswers()) {
      // supports itself asks getApiResources, and so does the library for a generic kind
      CallSite.current("io.fabric8.", frame -> frame.getMethodName().equals(method))
          .ifPresent(
              site ->
                  copy.told(
                      clients.of((Client) arguments[1]),
                      site,
                      question.get(),
                      names(arguments[4])));
    }
    return null;
  }

  @Override
  public void observe(Object[] arguments) {
    answer(arguments);
  }

  /** Empty for names that no server could have, and for hasApiGroup with the end of a name. */
  private Optional<Question> question(String method, Object[] asked) {
    if (method.equals("supports")) {
      return kindOf(asked)
          .map(
              gvk ->
                  Question.ofKind("supports(" + gvk.apiVersion() + ", " + gvk.kind() + ")", gvk));
    }
    String name = (String) asked[0];
    switch (method) {
      case "getApiResources":
        return ours(name, "Any")
            .map(gvk -> Question.ofKinds("getApiResources(" + name + ")", gvk.groupVersion()));
      case "getApiGroup":
        return ours(name + "/v1", "Any")
            .map(gvk -> Question.ofVersions("getApiGroup(" + name + ")", gvk.group()));
      default:
        return Boolean.TRUE.equals(asked[1])
            ? ours(name + "/v1", "Any")
                .map(gvk -> Question.ofGroup("hasApiGroup(" + name + ")", gvk.group()))
            : Optional.empty();
    }
  }

  /** Named, or up to 6.4 that of a class. */
  private Optional<GroupVersionKind> kindOf(Object[] asked) {
    return asked[0] instanceof Class
        ? ours(
            HasMetadata.getApiVersion((Class<?>) asked[0]),
            HasMetadata.getKind((Class<?>) asked[0]))
        : ours((String) asked[0], (String) asked[1]);
  }

  private Optional<GroupVersionKind> ours(String apiVersion, String kind) {
    return GroupVersionKind.parse(apiVersion, kind).filter(gvk -> !copy.ignores(gvk.group()));
  }

  /** Of what the engine, with which it is compared, sees as well: no subresources, say. */
  static Set<String> names(Object answer) {
    if (answer instanceof APIGroup) {
      return ((APIGroup) answer)
          .getVersions().stream()
              .map(GroupVersionForDiscovery::getVersion)
              .collect(Collectors.toSet());
    }
    if (answer instanceof APIResourceList) {
      return ((APIResourceList) answer)
          .getResources().stream()
              .filter(row -> ApiResource.isAddressable(row.getKind(), row.getName()))
              .map(APIResource::getKind)
              .collect(Collectors.toSet());
    }
    return Boolean.TRUE.equals(answer) ? Question.YES : Question.NO;
  }
}
