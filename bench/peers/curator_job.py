"""The job by bespokelabs-curator: an LLM subclass with prompt and parse, over its online OpenAI backend.

Arguments: path of the settings (JSON). Writes rows as JSON lines {"id", "text"}.
"""

import json
import sys
from pathlib import Path

from bespokelabs import curator


class Asker(curator.LLM):
    template = ""

    def prompt(self, input):
        return self.template.format(topic=input["topic"], level=input["level"])

    def parse(self, input, response):
        return {"id": input["id"], "text": response}


def main(settings):
    seeds = [json.loads(line) for line in Path(settings["seeds"]).read_text().splitlines()]
    Asker.template = settings["prompt"]
    asker = Asker(
        model_name=settings["model"],
        backend="openai",
        generation_params={"max_tokens": settings["maxTokens"]},
        backend_params={
            "base_url": settings["url"],
            "api_key": "none",
            "request_timeout": settings["timeoutSeconds"],
            "max_concurrent_requests": settings["concurrency"],
            "max_requests_per_minute": 1_000_000,
            "max_tokens_per_minute": 10_000_000_000,
            "require_all_responses": False,
        },
    )
    rows = asker(seeds, working_dir=settings["cache"]).dataset
    with Path(settings["rows"]).open("w") as file:
        for row in rows:
            file.write(json.dumps({"id": row["id"], "text": row["text"]}) + "\n")


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text()))
