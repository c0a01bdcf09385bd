// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.item;

import java.util.List;

/** A service item (政务服务事项) as its source has it, with the named defects the import accepted. */
public record ServiceItem(
        String code,
        int revision,
        String name,
        String mainItem,
        String department,
        String departmentCode,
        String areaCode,
        String taskType,
        List<String> warnings) {

    public ServiceItem {
        warnings = List.copyOf(warnings);
    }

    /** Whether the other says the same, its revision aside. */
    boolean sameAs(ServiceItem other) {
        return equals(other.withRevision(revision));
    }

    ServiceItem withRevision(int next) {
        return new ServiceItem(code, next, name, mainItem, department, departmentCode, areaCode, taskType, warnings);
    }
}
