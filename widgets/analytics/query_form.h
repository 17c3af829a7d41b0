// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/tail.h"
#include "models/query/window_query.h"
#include "widgets/common/page.h"

#include <QJsonObject>
#include <QStringList>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QStringListModel;

namespace streamscope::widgets {

class ExpressionEdit;
class ReadBar;

/// What is to be aggregated, as a person says it.
class QueryForm final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QueryForm)

public:
    explicit QueryForm(const ViewContext &context, QWidget *parent = nullptr);
    ~QueryForm() override;

    struct Asked {
        query::WindowQuery query;
        cluster::TailRequest request;
    };
    /// InvalidInput: a sentence; the field that is at fault has the focus then.
    [[nodiscard]] core::Result<Asked> ask();
    [[nodiscard]] QStringList topics() const;
    void setTopics(const QStringList &topics);
    /// What is aggregated is held already: words say what it is, in place of topics and beginning, and topics are those of it.
    void setHeld(const QString &words, const QStringList &topics);
    void learnFields(std::string_view json); ///< of a value, to be offered
    void focusFirst();                       ///< the first field that is empty
    [[nodiscard]] QJsonObject readState() const; ///< where reading begins, as MessagePage keeps it
    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject &state);

Q_SIGNALS:
    void startRequested(); ///< Enter
    void topicsChanged();

private:
    QLabel *addField(QGridLayout &grid, int row, int column, const QString &label, QWidget *field);
    QWidget *makeWindowRow();
    void showFields();
    void showTopics();
    [[nodiscard]] core::Result<void> readWindow(query::WindowQuery &query);
    [[nodiscard]] core::Result<void> readTime(QLineEdit *field, qint64 least, qint64 &milliseconds);

    ViewContext m_context;
    QLabel *m_topicsLabel = nullptr;
    QLabel *m_held; ///< what is held; hidden where topics are read
    QStringList m_heldTopics;
    QLineEdit *m_topics;
    QStringListModel *m_names;
    ReadBar *m_read;
    ExpressionEdit *m_groupBy;
    ExpressionEdit *m_where;
    QLineEdit *m_aggregates;
    QComboBox *m_kind;
    QLineEdit *m_length;
    QLabel *m_every = nullptr;
    QLineEdit *m_slide;
    QComboBox *m_time;
    QLineEdit *m_lateness;
    QStringList m_lastTopics;
};

} // namespace streamscope::widgets
