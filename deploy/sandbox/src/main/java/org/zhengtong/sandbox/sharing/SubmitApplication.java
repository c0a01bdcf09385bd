// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.sharing;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhengtong.sandbox.person.PersonOptions;
import org.zhengtong.sandbox.world.ApplicationSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zt application submit RESOURCE}. */
@Command(name = "submit")
final class SubmitApplication implements Callable<Integer> {

    @Mixin
    private PersonOptions person;

    @Mixin
    private ScopeOptions scope;

    @Parameters(paramLabel = "RESOURCE", descriptionKey = "option.resource")
    private String resource;

    @Option(names = "--system", paramLabel = "ID", descriptionKey = "option.system")
    private String system = ApplicationSystem.WINDOW.id();

    @Option(names = "--purpose", defaultValue = "ADMINISTRATIVE_BASIS", descriptionKey = "option.purpose")
    private String purpose;

    @Option(names = "--legal-basis", required = true, paramLabel = "TEXT", descriptionKey = "option.legal-basis")
    private String legalBasis;

    @Option(names = "--service-item", paramLabel = "CODE", descriptionKey = "option.service-item")
    private @Nullable String serviceItem;

    @Option(names = "--scene", paramLabel = "TEXT", descriptionKey = "option.scene")
    private @Nullable String scene;

    @Option(names = "--draft", descriptionKey = "option.draft")
    private boolean draft;

    @Override
    public Integer call() {
        Map<String, Object> body = scope.body();
        body.put("resource", resource);
        body.put("applicationSystem", system);
        body.put("purpose", purpose);
        body.put("legalBasis", legalBasis);
        body.put("draft", draft);
        if (serviceItem != null) {
            body.put("serviceItem", serviceItem);
        }
        if (scene != null) {
            body.put("scene", scene);
        }
        return person.show(person.api().post(ApplicationCommands.APPLICATIONS, body), ApplicationCommands.LINE);
    }
}
