// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.gbt36906;

import java.util.Map;
import java.util.Optional;
import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.RequestProblem;
import org.zhengtong.registry.authorisation.AuthorisationProblem;
import org.zhengtong.registry.document.DocumentProblem;
import org.zhengtong.registry.licencetype.LicenceTypeProblem;
import org.zhengtong.registry.reading.ReadingProblem;
import org.zhengtong.registry.register.LicenceProblem;
import org.zhengtong.registry.search.SearchProblem;
import org.zhengtong.registry.verification.VerificationProblem;

/**
 * Status in the head of an answer (响应状态): those of a provincial interface that a refusal here can mean. Refusals without one, such as too
 * many questions, are answered as everywhere else, with their HTTP status.
 */
enum ProfileStatus {
    OK("0", "成功"),
    NOT_FOUND("10", "未找到"),
    NOT_WHO_IT_SAYS("11", "身份验证不通过"),
    VALUE_MISSING("12", "必填项为空或不合规"),
    NO_RIGHT("100", "无访问该证照权限"),
    CONTENT_TYPE("102", "文件类型或内容不合规"),
    TYPE_UNKNOWN("113", "证照类型代码有误");

    private static final Map<Problem, ProfileStatus> BY_PROBLEM = Map.ofEntries(
            Map.entry(LicenceProblem.LICENCE_NOT_FOUND, NOT_FOUND),
            Map.entry(ProfileProblem.ACCESS_ID_DIFFERS, NOT_WHO_IT_SAYS),
            Map.entry(AuthorisationProblem.AUTHORISATION_CODE_INVALID, NOT_FOUND),
            Map.entry(AuthorisationProblem.AUTHORISATION_UNKNOWN, NOT_FOUND),
            Map.entry(AuthorisationProblem.AUTHORISATION_NOT_POSSIBLE, NO_RIGHT),
            Map.entry(RequestProblem.VALUE_INVALID, VALUE_MISSING),
            Map.entry(ReadingProblem.PURPOSE_REQUIRED, VALUE_MISSING),
            Map.entry(ReadingProblem.UNMASKING_NOT_ALLOWED, NO_RIGHT),
            Map.entry(SearchProblem.SEARCH_NOT_YOURS, NO_RIGHT),
            Map.entry(DocumentProblem.DOCUMENT_PERSONAL, NO_RIGHT),
            Map.entry(VerificationProblem.LICENCE_FILE_UNREADABLE, CONTENT_TYPE),
            Map.entry(LicenceTypeProblem.LICENCE_TYPE_UNKNOWN, TYPE_UNKNOWN));

    private final String code;
    private final String message;

    ProfileStatus(String code, String message) {
        this.code = code;
        this.message = message;
    }

    String code() {
        return code;
    }

    String message() {
        return message;
    }

    static Optional<ProfileStatus> of(Problem problem) {
        return Optional.ofNullable(BY_PROBLEM.get(problem));
    }
}
