/** What --help adds to each command: examples, and what a user must know. */

export const examples = `
Examples:
  $ kehoach extract plans/                       every document in a folder, into ./output
  $ kehoach extract a.pdf b.md --output records  two documents
  $ kehoach extract "2024/**/*.pdf" --json       one line of JSON per finished document
  $ kehoach explain output/binh-thuan/2022/4181-kh-ubnd.1a2b3c4d.json
                                                 what is flagged in a record, and why
  $ kehoach explain RECORD.json <target id>      one value's way back to its page
  $ kehoach diff old/plan.json new/plan.json     what an amendment or a review changed
  $ kehoach dataset                              tables for Excel, R, Python, DuckDB, in ./dataset
  $ kehoach report                               pages to read and share, in ./report
  $ kehoach review --documents plans/            look at what is flagged, in a browser
  $ kehoach catalogue match "tỷ lệ hộ gia đình có cáp quang"
  $ kehoach catalogue suggest > mine.tsv         indicators the records share and the catalogue lacks

Settings come from flags, then KEHOACH_* variables, then kehoach.config.json in the working folder, then defaults.
Exit codes: 0 all converted; 1 some failed; 2 wrong usage or settings; 130 interrupted.
`;

export const extractExamples = `
Examples:
  $ kehoach extract plans/ --jobs 4               four documents at a time, each in a process of its own
  $ kehoach extract plans/ --quarantine bad       copies of what failed, with the reason beside each, in ./bad
  $ kehoach extract "in/**/*.pdf" --max-seconds 60 --max-memory 1024
                                                  tighter limits for files from anywhere
  $ kehoach extract plans/ --json > records.jsonl one line per finished document

A run can be stopped at any moment (Ctrl-C, a signal, a power cut): records on disk are whole, and the next run goes on. Each document's fate is in
<output>/run.jsonl. Only one run at a time writes to an output folder.
`;

export const watchExamples = `
Examples:
  $ kehoach watch inbox --output records          converts what is there, then what arrives; Ctrl-C ends it
  $ kehoach watch inbox --once                    the same, and ends when nothing is left to do
  $ kehoach watch /mnt/share/plans --polling --settle-seconds 10
                                                  a network share: looked through again and again
  $ kehoach watch inbox --log json --metrics /var/lib/prometheus/node-exporter/kehoach.prom

A file is whole when it has stayed as it is for --settle-seconds; pictures that may be pages of one document, when none of their folder has changed for
ten times as long. Names of files still being written (.part, .crdownload, .tmp, ~$…, .hidden) wait for their renaming. What failed is tried again when
it changes, or by the next watch. Services and timers: docs/unattended.md
Exit codes: 130 stopped by a signal; 2 wrong usage; 1 the output folder cannot be written to. With --once: 0 all converted; 1 some failed.
`;

export const diffExamples = `
Examples:
  $ kehoach diff output/hue/2026/12-kh-ubnd.1a2b3c4d.json output/hue/2026/80-kh-ubnd.5e6f7a8b.json
                                          what an amended plan says otherwise
  $ kehoach diff plan.pdf plan.docx       do two layouts of one plan state the same?
  $ kehoach diff records/ records-new/    what a new version of kehoach reads otherwise: one line per document
  $ kehoach diff a.json b.json --json     the whole as data
  $ kehoach diff a b --exit-code --quiet  for scripts: 0 the same, 1 something differs

Lines begin with - (lost: only in <a>), + (gained: only in <b>), ~ (changed); inside a text [-words gone-] and {+words new+}.
A fact that only moved to another page or place in the list is no difference. (spelling): the same words written otherwise;
(trust): confidence or needsReview. Records of two folders are paired by id, then by the bytes they were made from, then by file name.
Exit codes: 0 compared (differences or not); 1 something could not be read or, with --exit-code, something differs; 2 wrong usage.
`;

export const dataSetExamples = `
Examples:
  $ kehoach dataset                            records in ./output → ./dataset: CSV, kehoach.xlsx, Parquet, datapackage.json
  $ kehoach dataset records --to tables --format parquet
  $ kehoach dataset --format csv --bom         CSV that Excel opens as UTF-8 by a double click
  $ kehoach dataset --catalogue mine.tsv       with the indicators the records were made with

One row a document, target, task, agency of a task, citation, table cell …: docs/dataset.md lists every table and column, datapackage.json
says the same to programs. Tables join on document (and target, task, …). A document that came as several files is counted once: its best
reading has the facts, documents.duplicate_of links the others. matrix has every indicator × province × year: present, missing or conflicting.
In CSV a text that a spreadsheet would take for a formula (= + - @ …) has an apostrophe in front; take off the first one to have it back.
Exit codes: 0 made; 1 made, but some files were no records (listed last); 2 wrong usage or nothing to make it of.
`;

export const suggestExamples = `
Examples:
  $ kehoach catalogue suggest > mine.tsv             a catalogue of what the records in ./output have in common and the built-in one lacks
  $ kehoach catalogue suggest records --least 5 --limit 20
  $ kehoach catalogue suggest --catalogue mine.tsv   what is still missing; rows in the columns of mine.tsv, to paste under its own
  $ kehoach catalogue suggest --json | jq '[.suggestions[].entry]' > mine.json

Then: look at every row (the lines with # say what it rests on), take out wordings that mean something else, give it a short id and its direction,
and extract again: kehoach extract plans/ --catalogue mine.tsv --force

Labels are grouped by the words that tell them apart (TF-IDF); province names, "trên địa bàn tỉnh", "tỷ lệ" and the like do not count, "không", "cận",
"nông thôn" keep apart. Every wording of a row maps to it once the rows are in the catalogue; what else would change is said at the end.
A document that came as several files counts once. Groups of most documents come first, then those of most provinces.
Exit codes: 0 done; 1 done, but some files were no records (listed last); 2 wrong usage or no records.
`;

export const reportExamples = `
Examples:
  $ kehoach report                     records in ./output → ./report; open report/index.html
  $ kehoach report records --to site   a folder that any web server can serve
  $ kehoach report records --documents plans/   pages of PDFs and scans beside the facts, what a fact rests on boxed

Pages: overview with provinces × indicators by year, every document beside its reading text, every indicator against the national target,
every agency, what needs review, search with or without diacritics. Both languages are in the pages; --lang is for what this command says.
Exit codes: 0 made; 1 made, but some files were no records (listed last); 2 wrong usage or nothing to make it of.
`;

export const submitExamples = `
Examples:
  $ kehoach submit plans/ --redis redis://queue:6379 --store /mnt/plans
  $ kehoach submit plans/ --redis redis://queue:6379 --store s3://plans/2026 --wait
  $ kehoach submit plans/ --redis redis://queue:6379 --store /mnt/plans --sources plans/sources.csv
  $ kehoach report /mnt/plans/records        records are in <store>/records, as in an output folder

A second submit of the same bytes with the same options is the same job. --wait writes <store>/records/run.jsonl, one line per document.
Without a server: kehoach extract. docs/scaling.md says how many workers, how much memory and how many bytes.
Exit codes: 0 queued (with --wait: all converted); 1 some failed; 2 wrong usage, or Redis does not answer; 130 interrupted.
`;

export const workerExamples = `
Examples:
  $ kehoach worker --redis redis://queue:6379 --store /mnt/plans --jobs 2
  $ AWS_ACCESS_KEY_ID=… AWS_SECRET_ACCESS_KEY=… kehoach worker --redis rediss://user:password@queue:6380 --store s3://plans/2026 --s3-endpoint https://minio:9000

SIGTERM or SIGINT: what is in hand is finished, nothing more is taken (exit 0); a second signal stops at once (exit 130), others go on with it.
A document that hangs (--max-seconds), crashes or eats memory (--max-memory) fails with its reason and takes no other with it.
One worker with --jobs as many as it has cores a machine, or several; all with the same version, engine and language data.
`;

export const reviewExamples = `
Examples:
  $ kehoach review                                    what is flagged in ./output, in a browser on this machine
  $ kehoach review records --documents plans/ scans/  with pictures of the pages
  $ kehoach review --reviewer "Lan" --all             every target and task, decided on by Lan
  $ kehoach review fixture output/hue/2026/12-kh-ubnd.1a2b3c4d.json --to fixtures
                                                      a reviewed record as a test case

The page is served to this machine alone; its address, printed on stdout, holds a secret. Decisions (confirm, correct, reject, add) are kept in <id>.review.json
beside the records, survive a new extraction, and are in every data set and report made afterwards. A folder named "fixture" is given as ./fixture.
Exit codes: 0 ended with Ctrl-C; 1 it could not be served, or some files were no records; 2 wrong usage or nothing to review.
`;
