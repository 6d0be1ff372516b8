package io.github.restmapfix.clientjava.live;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.kubernetes.client.common.KubernetesListObject;
import java.util.List;
import okhttp3.HttpUrl;

/** Tells the engine which custom resource definitions a list brings. */
public final class ListsGateway implements Gateway {

  private final Crds crds;

  public ListsGateway(Copy copy) {
    this.crds = new Crds(copy);
  }

  @Override
  public Object answer(Object[] arguments) {
    for (Object item : items(arguments[2])) {
      crds.seen((HttpUrl) arguments[1], "ADDED", item);
    }
    return null;
  }

  @Override
  public void observe(Object[] arguments) {
    answer(arguments);
  }

  /** None of what a POST was answered, which has the same URL. GenericKubernetesApi reads JSON. */
  private static Iterable<?> items(Object answer) {
    if (answer instanceof KubernetesListObject
        && ((KubernetesListObject) answer).getItems() != null) {
      return ((KubernetesListObject) answer).getItems();
    }
    JsonElement items = answer instanceof JsonObject ? ((JsonObject) answer).get("items") : null;
    return items != null && items.isJsonArray() ? items.getAsJsonArray() : List.of();
  }
}
