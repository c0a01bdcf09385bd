// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.person;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import org.zhengtong.sandbox.cli.Format;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command on one application, grant, demand or correction: a step is taken, and where it stands then is printed. */
public abstract class OnOne implements Callable<Integer> {

    private static final String[] STEP = {"step", "status", "organisation", "at", "remark"};

    private final String path;
    private final String[] line;

    @Mixin
    private PersonOptions person;

    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "option.id")
    private String id;

    /**
     * @param path of all of its kind
     * @param line members printed in a table after a step
     */
    protected OnOne(String path, String... line) {
        this.path = path;
        this.line = line.clone();
    }

    /** Takes a step. */
    protected int step(String step, Map<String, ?> body) {
        return person.show(post(step, body), line);
    }

    /** What the node answers to a step. */
    protected JsonNode post(String step, Map<String, ?> body) {
        return person.api().post(path + "/" + id + "/" + step, body);
    }

    /** Prints it whole, in a table the members that are named. */
    protected int show(String... members) {
        return person.show(person.api().get(path + "/" + id), members);
    }

    /**
     * Prints it with its steps, in a table as two.
     *
     * @param name of the member that holds it beside its steps
     */
    protected int showWithSteps(String name, String... members) {
        JsonNode record = person.api().get(path + "/" + id);
        if (person.output().format() != Format.TABLE) {
            return person.show(record);
        }
        person.show(record.path(name), members);
        return person.show(record.path("steps"), STEP);
    }

    /** Prints something that belongs to it. */
    protected int showPart(String part, String... members) {
        return person.show(person.api().get(path + "/" + id + "/" + part), members);
    }

    protected PersonOptions person() {
        return person;
    }
}
