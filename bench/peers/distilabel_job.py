"""The job by distilabel: one TextGeneration step over OpenAILLM, whose batches are asked concurrently.

Arguments: path of the settings (JSON). Writes rows as JSON lines {"id", "text"}.
"""

import json
import sys
from pathlib import Path

from distilabel.models import OpenAILLM
from distilabel.pipeline import Pipeline
from distilabel.steps import LoadDataFromDicts
from distilabel.steps.tasks import TextGeneration


def main(settings):
    seeds = [json.loads(line) for line in Path(settings["seeds"]).read_text().splitlines()]
    with Pipeline(name="peers", cache_dir=settings["cache"]) as pipeline:
        load = LoadDataFromDicts(data=seeds, batch_size=settings["concurrency"])
        ask = TextGeneration(
            llm=OpenAILLM(
                model=settings["model"],
                base_url=settings["url"],
                api_key="none",
                timeout=settings["timeoutSeconds"],
                generation_kwargs={"max_new_tokens": settings["maxTokens"]},
            ),
            template=settings["prompt"].replace("{", "{{ ").replace("}", " }}"),
            columns=["topic", "level"],
            input_batch_size=settings["concurrency"],
            add_raw_output=False,
            add_raw_input=False,
        )
        load >> ask
    rows = pipeline.run(use_cache=False)["default"]["train"]
    with Path(settings["rows"]).open("w") as file:
        for row in rows:
            file.write(json.dumps({"id": row["id"], "text": row["generation"]}) + "\n")


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text()))
