// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.filter.log.LogDetail;
import io.restassured.filter.log.ResponseLoggingFilter;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps what the registry answers when it refuses or fails, head and body; the build ends with a search for personal numbers in it. */
public class ErrorAnswers implements QuarkusTestBeforeEachCallback {

    private static final PrintStream FILE = file();

    private static final Filter KEPT = new ResponseLoggingFilter(LogDetail.ALL, false, FILE, greaterThanOrEqualTo(400));

    @Override
    public void beforeEach(QuarkusTestMethodContext test) {
        RestAssured.replaceFiltersWith(KEPT, ErrorAnswers::profile);
    }

    /** The shape of GB/T 36906 refuses with HTTP 200 and a status of its own. */
    private static Response profile(
            FilterableRequestSpecification request, FilterableResponseSpecification wanted, FilterContext next) {
        Response answer = next.next(request, wanted);
        if (request.getURI().contains("/gbt36906/") && !"0".equals(answer.path("head.status"))) {
            FILE.println(answer.asString());
        }
        return answer;
    }

    /** Each answer is printed at once, whole, whatever threads ask. */
    private static PrintStream file() {
        Path file = Path.of("target", "error-answers-" + ProcessHandle.current().pid() + ".log");
        try {
            return new PrintStream(
                    Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    true,
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
